/** In charge of rows by place: a list knows how many there are and holds some of them. */
import type { GridRow, GroupHead } from './types';

export interface Rows<R extends GridRow> {
  /** Places 0 … `total`−1; it may still grow or shrink. */
  readonly total: number;
  /** The row at a place; undefined while it has not arrived. */
  at(place: number): R | undefined;
  /** The rows that have arrived, in order. */
  readonly loaded: readonly R[];
  /** Ids of the rows from one place to another, whichever comes first; asked for where they have not arrived. */
  ids(from: number, to: number): Promise<readonly string[]>;
  /** The rows from one place to another, by place (heads have none); asked for where they have not arrived. */
  span(from: number, to: number): Promise<readonly (R | undefined)[]>;
  /** The head of a group, where one stands in the place of a row. */
  head?(place: number): GroupHead | undefined;
  /** The place of the head that a place stands under; it stays in sight. −1 for none. */
  headOf?(place: number): number;
  /** What a row is numbered with. @default its place + 1 */
  numberAt?(place: number): number;
}

/** Places after the last arrived row that are drawn as skeletons while more are coming. */
const COMING = 8;

/** Rows that arrive one page after the other, from the first on. */
export function inOrder<R extends GridRow>(rows: readonly R[], more: boolean): Rows<R> {
  return {
    total: rows.length + (more ? COMING : 0),
    at: (place) => rows[place],
    loaded: rows,
    ids: async (from, to) => idsBetween({ at: (place: number) => rows[place] }, from, to).ids,
    span: async (from, to) => rows.slice(from, to + 1),
  };
}

/** The ids from one place to another, and whether a row between them has not arrived. */
export function idsBetween<R extends GridRow>(
  rows: Pick<Rows<R>, 'at'>,
  from: number,
  to: number,
): { ids: readonly string[]; complete: boolean } {
  const ids: string[] = [];
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  for (let place = first; place <= last; place++) {
    const row = rows.at(place);
    if (row) ids.push(row.id);
  }
  return { ids, complete: ids.length === last - first + 1 };
}
