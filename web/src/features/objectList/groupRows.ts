/** In charge of the rows of a list with the heads of their groups between them. No I/O of its own. */
import type { Rows } from '../../grid/rows';
import type { GridRow, GroupHead } from '../../grid/types';
import type { GroupPlaces } from './groups';

/**
 * @param rows by offset, closed groups included
 * @param heads in the order of the groups
 */
export function inGroups<R extends GridRow>(rows: Rows<R>, places: GroupPlaces, heads: readonly GroupHead[]): Rows<R> {
  return {
    total: places.total,
    at: (place) => {
      const offset = places.offsetAt(place);
      return offset < 0 ? undefined : rows.at(offset);
    },
    loaded: rows.loaded,
    ids: async (from, to) => {
      const each = runsOf(places.offsets(Math.min(from, to), Math.max(from, to) + 1));
      return (await Promise.all(each.map(([first, last]) => rows.ids(first, last)))).flat();
    },
    span: async (from, to) => {
      const each = runsOf(places.offsets(from, to + 1));
      const found = new Map<number, R | undefined>();
      await Promise.all(
        each.map(async ([first, last]) => {
          for (const [i, row] of (await rows.span(first, last)).entries()) found.set(first + i, row);
        }),
      );
      return Array.from({ length: to - from + 1 }, (_, i) => found.get(places.offsetAt(from + i)));
    },
    head: (place) => heads[places.groupAt(place)],
    headOf: places.headOf,
    numberAt: (place) => places.offsetAt(place) + 1,
  };
}

/** Offsets in order as runs without gaps, both ends included. */
function runsOf(offsets: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const offset of offsets) {
    const last = runs.at(-1);
    if (last && last[1] === offset - 1) last[1] = offset;
    else runs.push([offset, offset]);
  }
  return runs;
}
