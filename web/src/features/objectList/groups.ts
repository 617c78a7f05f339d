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

/** Rows of groups that follow each other, as the server is asked for them. */
export interface Slice {
  readonly values: readonly (string | null)[];
  readonly offset: number;
  readonly limit: number;
}

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
  /** The rows at offsets `first` … `end`−1 as slices of their groups, three at most; null where no group was counted. */
  slices(first: number, end: number): readonly Slice[] | null;
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
  /** The group whose head stands last at `at` or before. */
  const groupOf = (at: number): number => lastUpTo(heads, at);
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
    slices: (first, end) => slicesOf(groups, firsts, first, Math.min(end, offset)),
  };
}

/** The place of the last of some rising numbers that is not above `most`; the first where all are. */
function lastUpTo(numbers: readonly number[], most: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

function slicesOf(groups: readonly Group[], firsts: readonly number[], first: number, end: number): Slice[] | null {
  const parts: Slice[] = [];
  for (let at = first, i = lastUpTo(firsts, first); at < end; i++) {
    const { id = REST, value = null, count = 0 } = groups[i] ?? {};
    if (id === REST) return null;
    const offset = at - (firsts[i] ?? 0);
    const limit = Math.min(count - offset, end - at);
    if (limit > 0) parts.push({ values: [value], offset, limit });
    at += limit;
  }
  if (parts.length === 0) return null;
  // What lies between the first and the last is whole, and few: together it is one slice, however many groups it is.
  const between = parts.slice(1, -1);
  const whole = { values: between.flatMap(({ values }) => values), offset: 0, limit: sumOf(between) };
  return [...parts.slice(0, 1), ...(between.length > 0 ? [whole] : []), ...parts.slice(1).slice(-1)];
}

const sumOf = (parts: readonly Slice[]): number => parts.reduce((sum, { limit }) => sum + limit, 0);

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
