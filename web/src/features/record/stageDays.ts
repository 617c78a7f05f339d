/** In charge of the days on which a record came to its stages, as far as its changes tell. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ObjectDescription, TimelineEntry } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { fieldTypeOf } from '../../fields/registry';
import { dayOf } from './timeline/days';
import { timelineQuery } from './timeline/useTimeline';

/** So many changes are looked through. */
const FAR = 100;

/** The latest day of each choice. Pure. */
export function daysReached(
  entries: readonly TimelineEntry[],
  field: string,
  now: unknown,
  say: (at: string) => string,
): Readonly<Record<string, string>> {
  const reached: Record<string, string> = {};
  let first = now;
  for (const { kind, at, changes } of entries) {
    const change = changes?.find((one) => one.field === field);
    if (change) {
      if (typeof change.after === 'string') reached[change.after] ??= say(at);
      first = change.before;
    }
    if (kind === 'created' && typeof first === 'string') reached[first] ??= say(at);
  }
  return reached;
}

/** By field, then by choice: `09-18`. */
export function useStageDays(object: ObjectDescription, id: string, now: (key: string) => unknown) {
  const { zone, today } = useFieldContext();
  const leading = object.fields.find(({ type }) => fieldTypeOf(type).leads === true);
  const query = useInfiniteQuery({ ...timelineQuery(object.key, id, 'change', FAR), enabled: leading !== undefined });
  const value = leading && now(leading.key);
  return useMemo(() => {
    if (!leading) return {};
    const entries = query.data?.pages[0]?.entries ?? [];
    const say = (at: string) => {
      const day = dayOf(at, zone);
      return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day.slice(2, 7);
    };
    return { [leading.key]: daysReached(entries, leading.key, value, say) };
  }, [leading, query.data, value, zone, today]);
}
