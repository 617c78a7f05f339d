/** In charge of which rows are chosen by their boxes, one by one or from one to another. */
import { useCallback, useRef } from 'react';
import { withIds } from './movement';
import { idsBetween, type Rows } from './rows';
import type { GridRow } from './types';

export interface RowChoice {
  /** Choose the row at a place or give it up; with `range`, all from the last chosen one to it. */
  select: (place: number, range: boolean) => void;
  /** Choose all rows from one place to another, or give them up if they are chosen. */
  selectRange: (from: number, to: number, turn?: boolean) => void;
  /** Choose on from the place where Shift was pressed. */
  extend: (from: number, to: number) => void;
  rest: () => void;
}

export function useRowChoice<R extends GridRow>(
  rows: Rows<R>,
  selection: ReadonlySet<string>,
  onSelection: (selection: ReadonlySet<string>) => void,
): RowChoice {
  const pivot = useRef<number | null>(null);
  const now = useRef(selection);
  now.current = selection;
  /** Rows on the way that have not arrived are asked for: a range is never chosen with holes. */
  const selectRange = useCallback(
    (from: number, to: number, turn = false) => {
      const add = (ids: readonly string[]) =>
        onSelection(withIds(now.current, ids, !turn || ids.some((id) => !now.current.has(id))));
      const { ids, complete } = idsBetween(rows, from, to);
      if (complete) add(ids);
      else void rows.ids(from, to).then(add);
    },
    [rows, onSelection],
  );
  const select = useCallback(
    (place: number, range: boolean) => {
      const row = rows.at(place);
      if (!row) return;
      if (range && pivot.current !== null) return selectRange(pivot.current, place);
      pivot.current = place;
      onSelection(withIds(now.current, [row.id], !now.current.has(row.id)));
    },
    [rows, onSelection, selectRange],
  );
  return {
    select,
    selectRange,
    extend: (from, to) => {
      pivot.current ??= from;
      selectRange(pivot.current, to);
    },
    rest: () => {
      pivot.current = null;
    },
  };
}
