/** In charge of how events lie in a week: one line below the other, the longest first, then by time. No I/O. */
import { addDays } from './days';

/** Something that lasts from a day to a day, both included. */
export interface Lasting {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  /** `HH:MM`; empty for whole days. */
  readonly time?: string;
}

export interface Bar<E extends Lasting> {
  readonly event: E;
  /** Column of its first day in this week, from 0. */
  readonly column: number;
  /** Days it takes here. */
  readonly days: number;
  readonly line: number;
  /** It began before this week, or goes on behind it. */
  readonly before: boolean;
  readonly after: boolean;
}

const WEEK = 7;

const inOrder = (a: Lasting, b: Lasting): number =>
  a.first.localeCompare(b.first) ||
  b.last.localeCompare(a.last) ||
  (a.time ?? '').localeCompare(b.time ?? '') ||
  a.id.localeCompare(b.id);

/** The bars of the week that begins with `first`, each on the first line with room for it. */
export function barsOf<E extends Lasting>(events: readonly E[], first: string, width = WEEK): Bar<E>[] {
  const end = addDays(first, width - 1);
  const days = Array.from({ length: width }, (_, i) => addDays(first, i));
  const here = events.filter((event) => event.first <= end && event.last >= first).sort(inOrder);
  const taken: number[] = [];
  return here.map((event) => {
    const column = Math.max(0, days.indexOf(event.first));
    const until = event.last > end ? width - 1 : days.indexOf(event.last);
    let line = taken.findIndex((last) => last < column);
    if (line < 0) line = taken.length;
    taken[line] = until;
    return { event, column, days: until - column + 1, line, before: event.first < first, after: event.last > end };
  });
}

/** How many bars of each day do not fit into `lines`. */
export function hiddenBy<E extends Lasting>(bars: readonly Bar<E>[], lines: number, width = WEEK): number[] {
  return Array.from(
    { length: width },
    (_, day) => bars.filter(({ line, column, days }) => line >= lines && column <= day && day < column + days).length,
  );
}
