/**
 * In charge of the places of a list in groups: heads and rows in one order, found by counting. No I/O.
 *
 * Rows are counted from the first group on, closed groups included: that is the offset the server is asked for.
 */

/** One group as the server counts it. */
export interface Group {
  readonly id: string;
  /** null: the field is empty. */
  readonly value: string | null;
  readonly label: string | null;
  readonly count: number;
  /** Figures in the order they were asked for. */
  readonly figures: readonly (string | null)[];
}

/** The groups that stand behind the last one that was counted, as one. */
export const REST = '…';

export interface GroupPlaces {
  /** Heads and the rows of open groups. */
  readonly total: number;
  /** The group whose head stands at a place; −1 for a row. */
  groupAt(place: number): number;
  /** The place of the head that a place stands under. */
  headOf(place: number): number;
  /** The offset of the row at a place; −1 for a head. */
  offsetAt(place: number): number;
  /** The offsets of the rows at places `first` … `end`−1, in order. */
  offsets(first: number, end: number): readonly number[];
}

export function placesOf(groups: readonly Group[], closed: ReadonlySet<string>): GroupPlaces {
  const heads: number[] = [];
  const firsts: number[] = [];
  let [place, offset] = [0, 0];
  for (const { id, count } of groups) {
    heads.push(place);
    firsts.push(offset);
    place += 1 + (closed.has(id) ? 0 : count);
    offset += count;
  }
  const total = place;
  /** The last group whose head stands at `at` or before. */
  const groupOf = (at: number): number => {
    let [low, high] = [0, heads.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((heads[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const offsetAt = (at: number): number => {
    const group = groupOf(at);
    const head = heads[group];
    return head === undefined || head === at || at >= total ? -1 : (firsts[group] ?? 0) + at - head - 1;
  };
  return {
    total,
    groupAt: (at) => {
      const group = groupOf(at);
      return heads[group] === at ? group : -1;
    },
    headOf: (at) => heads[groupOf(at)] ?? -1,
    offsetAt,
    offsets: (first, end) => {
      const found: number[] = [];
      for (let at = Math.max(0, first); at < Math.min(total, end); at++) {
        const here = offsetAt(at);
        if (here >= 0) found.push(here);
      }
      return found;
    },
  };
}

/** What the server answers to a count by groups. */
export interface Counted {
  groups: { keys: { value: string | null; label: string | null }[]; values: (string | null)[] }[];
  truncated: boolean;
}

/** The groups in the order of the list; those beyond the limit stand together at the end, `all` records being known. */
export function groupsOf({ groups, truncated }: Counted, all: number | null): Group[] {
  const found = groups.map(({ keys: [key], values: [count, ...figures] }) => ({
    id: key?.value ?? '',
    value: key?.value ?? null,
    label: key?.label ?? null,
    count: Number(count ?? 0),
    figures,
  }));
  if (!truncated || all === null) return found;
  const counted = found.reduce((sum, { count }) => sum + count, 0);
  return [...found, { id: REST, value: null, label: null, count: Math.max(0, all - counted), figures: [] }];
}
