/** In charge of the pages of a list: which are kept, what is known of the end, rows by place. No I/O. */
import type { RecordData, RecordPage } from '../../api/types';

/** Rows a page. */
export const PAGE = 100;
/** Pages kept at once: what is seen, and a way back. */
export const KEPT = 12;

/** A page that has arrived, by its number. */
export type Pages = ReadonlyMap<number, RecordPage>;

/** Pages that hold the places `first` … `end`−1. */
export function pagesOf(first: number, end: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(0, end - 1) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** The pages to keep when `shown` are seen: those, then the last seen ones, no more than `KEPT`. */
export function keepPages(kept: readonly number[], shown: readonly number[]): number[] {
  return [...shown, ...kept.filter((page) => !shown.includes(page))].slice(0, KEPT);
}

/**
 * How many places a list has. A page without a next one ends it for sure; else it is as long as the count says,
 * and longer than anything that has arrived.
 *
 * @param counted null while it is not known
 */
export function totalOf(pages: Pages, counted: number | null): number {
  let total = counted ?? 0;
  let end = Number.POSITIVE_INFINITY;
  for (const [page, { records, next_cursor }] of pages) {
    const reached = page * PAGE + records.length;
    if (next_cursor === null) end = Math.min(end, reached);
    else total = Math.max(total, reached + 1);
  }
  return end === Number.POSITIVE_INFINITY ? total : end;
}

/** The row at a place; undefined while its page has not arrived. */
export const rowAt = (pages: Pages, place: number): RecordData | undefined =>
  pages.get(Math.floor(place / PAGE))?.records[place % PAGE];

/** All rows that have arrived, in order. */
export function loadedRows(pages: Pages): RecordData[] {
  return [...pages.keys()].sort((a, b) => a - b).flatMap((page) => pages.get(page)?.records ?? []);
}

/** The ids around a record as far as they are known without a gap: what next and previous go through. */
export function idsAround(pages: Pages, id: string): string[] {
  const home = [...pages].find(([, { records }]) => records.some((record) => record.id === id))?.[0];
  if (home === undefined) return [id];
  let [from, to] = [home, home];
  while (pages.has(from - 1)) from--;
  while (pages.has(to + 1)) to++;
  return pagesOf(from * PAGE, (to + 1) * PAGE).flatMap((page) => pages.get(page)?.records.map((one) => one.id) ?? []);
}

/** The place of a record that has arrived; null for any other. */
export function placeOf(pages: Pages, id: string): number | null {
  for (const [page, { records }] of pages) {
    const at = records.findIndex((record) => record.id === id);
    if (at >= 0) return page * PAGE + at;
  }
  return null;
}
