/** In charge of reading the timeline of one record, and of reading it anew when something happened elsewhere. */
import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client';
import { useEvents } from '../../../api/events';
import type { ObjectDescription, TimelineEntry } from '../../../api/types';

interface TimelinePage {
  entries: TimelineEntry[];
  next_cursor: string | null;
}

/** What a person may ask to see, and the kinds of entries that are then shown. */
export const KINDS = {
  all: '',
  activity: 'activity',
  change: 'change,created',
  file: 'file',
} as const;
export type Shown = keyof typeof KINDS;

const PAGE = 30;

/** Stands under the record's history, so that every change of the record makes it stale. */
export const timelineKey = (object: string, id: string) => ['history', object, id, 'timeline'] as const;

export const timelineQuery = (object: string, id: string, shown: Shown, limit = PAGE) =>
  infiniteQueryOptions({
    queryKey: [...timelineKey(object, id), shown, limit],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      api.get<TimelinePage>(`/objects/${object}/records/${id}/timeline`, {
        limit,
        ...(KINDS[shown] ? { kinds: KINDS[shown] } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    getNextPageParam: (page) => page.next_cursor,
  });

export function useTimeline(object: ObjectDescription, id: string, shown: Shown) {
  const query = useInfiniteQuery(timelineQuery(object.key, id, shown));
  const reread = useReread(object.key, id);
  useEvents('change', (event) => {
    if (object.activities.some((activity) => activity.object === event.object)) reread();
  });
  return { ...query, entries: query.data?.pages.flatMap(({ entries }) => entries) ?? [], reread };
}

/** Ask for the timeline of a record again. */
export function useReread(object: string, id: string): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: timelineKey(object, id) });
}
