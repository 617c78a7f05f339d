/** In charge of walking the list that one came from: to the next record and back, beyond what had arrived. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import type { ObjectDescription, RecordPage } from '../../api/types';
import { recordQuery } from '../../fields/data/objects';
import { joined, missing, placeInWalk, rememberWalk, standing, type WalkPlace } from '../../grid/walk';
import { timelineQuery } from './timeline/useTimeline';

/** The next page is asked for when the end is this near. */
const NEAR = 3;
const PAGE = 50;

export interface Walking {
  readonly place: WalkPlace;
  readonly at: number;
  /** null while nobody knows. */
  readonly total: number | null;
  /** The record next to this one; undefined where there is none. */
  next(step: 1 | -1): string | undefined;
}

/** null when the record was not opened from a list. */
export function useWalk(object: ObjectDescription, id: string): Walking | null {
  const client = useQueryClient();
  const [, redraw] = useState(0);
  const place = placeInWalk(object.key, id);
  const [before, after] = [place?.walk.ids[place.at - 1], place?.walk.ids[place.at + 1]];

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each record that is reached
  useEffect(() => {
    const found = placeInWalk(object.key, id);
    const page = found && missing(found, NEAR, PAGE);
    if (!found?.walk.more || !page) return;
    const { ask } = found.walk.more;
    const body = { ...ask, kind: 'list', fields: [object.title_field].filter(Boolean), ...page };
    api
      .query<RecordPage>(`/objects/${object.key}/query`, body)
      .then(({ records }) => {
        const now = placeInWalk(object.key, id);
        if (!now) return;
        const ids = records.map((record) => record.id);
        rememberWalk(joined(now.walk, page.offset, ids, page.limit));
        redraw((count) => count + 1);
      })
      // one can still walk what had arrived
      .catch(() => {});
  }, [object.key, id]);

  useEffect(() => {
    for (const near of [after, before]) {
      if (!near) continue;
      void client.prefetchQuery(recordQuery(object.key, near));
    }
    if (after) void client.prefetchInfiniteQuery(timelineQuery(object.key, after, 'all'));
  }, [client, object.key, before, after]);

  return place && { place, ...standing(place), next: (step) => place.walk.ids[place.at + step] };
}
