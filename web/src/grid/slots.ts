/**
 * In charge of which element draws which row: one that leaves the window is used again for one that enters, and no
 * element changes its place among the others for it unless it has to, since whatever is moved is styled anew. No I/O.
 */

export interface Slots {
  /** How many there are: as many as rows were ever drawn at once. */
  count: number;
  /** The row from which they are counted. */
  base: number;
  /** The rows that were drawn last: `first` … `end`−1. */
  first: number;
  end: number;
}

export const NO_SLOTS: Readonly<Slots> = { count: 1, base: 0, first: 0, end: 0 };

/** Take note of the rows that are drawn now. After a jump over all of them the elements stand as they stood. */
export function takeSlots(slots: Slots, { first, end }: { first: number; end: number }): void {
  const apart = first >= slots.end || end <= slots.first;
  if (apart) slots.base = first - (slots.first - slots.base);
  slots.count = Math.max(slots.count, end - first);
  slots.first = first;
  slots.end = end;
}

/** The slot of a row that is drawn. */
export const slotIn = ({ base, count }: Slots, row: number): number => (((row - base) % count) + count) % count;
