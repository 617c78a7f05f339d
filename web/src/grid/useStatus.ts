/** In charge of what is said of the selected cells: how many, and the sum and average of their figures. */
import { useEffect, useRef } from 'react';
import type { GridProps } from './props';
import { columnsIn, isOne, type Rect, rowsIn } from './range';
import type { GridRow, RangeStatus } from './types';

/** While one drags, the figures wait. */
const CALM_MS = 80;
/** More cells than this are counted by their rows and columns alone. */
const MOST_CELLS = 50_000;

export function useStatus<R extends GridRow>(
  range: Rect | null,
  rows: GridProps<R>['rows'],
  columns: GridProps<R>['columns'],
  onStatus: (status: RangeStatus | null) => void,
): void {
  const told = useRef(false);
  useEffect(() => {
    if (!range || isOne(range)) {
      if (told.current) onStatus(null);
      told.current = false;
      return;
    }
    const timer = window.setTimeout(() => {
      told.current = true;
      onStatus(statusOf(range, rows, columns));
    }, CALM_MS);
    return () => window.clearTimeout(timer);
  }, [range, rows, columns, onStatus]);
}

/** What a range holds. Where rows have not arrived, or are too many, nothing is said of their values. */
export function statusOf<R extends GridRow>(
  range: Rect,
  rows: Pick<GridProps<R>['rows'], 'at' | 'head'>,
  columns: GridProps<R>['columns'],
): RangeStatus {
  const size = { rows: rowsIn(range), columns: columnsIn(range) };
  const unknown = { ...size, filled: null, sum: null, average: null };
  if (size.rows * size.columns > MOST_CELLS) return unknown;
  const shown = columns.slice(range.left, range.right + 1);
  let [filled, figures, sum, heads] = [0, 0, 0, 0];
  for (let place = range.top; place <= range.bottom; place++) {
    const row = rows.at(place);
    if (!row && !rows.head?.(place)) return unknown;
    heads += row ? 0 : 1;
    for (const column of row ? shown : []) {
      const figure = row && column.figure?.(row);
      if (row && column.copy?.(row)) filled += 1;
      if (typeof figure !== 'number') continue;
      figures += 1;
      sum += figure;
    }
  }
  const rounded = Number(sum.toPrecision(12));
  const some = figures > 0;
  return {
    rows: size.rows - heads,
    columns: size.columns,
    filled,
    sum: some ? rounded : null,
    average: some ? Number((sum / figures).toPrecision(12)) : null,
  };
}
