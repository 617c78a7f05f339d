/** In charge of where a key leads from a cell, and of ranges of rows. */
import type { Cell } from './types';

/** The cells there are: rows 0 … `rows`−1, columns −1 … `columns`−1. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows a page key goes. */
  readonly page: number;
}

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** The cell a key leads to; null when the key does not move. */
export function moveBy(press: Press, { row, column }: Cell, { rows, columns, page }: Extent): Cell | null {
  const far = press.ctrlKey || press.metaKey;
  const lastRow = rows - 1;
  const lastColumn = columns - 1;
  const to = (nextRow: number, nextColumn: number): Cell => ({
    row: clamp(nextRow, 0, Math.max(0, lastRow)),
    column: clamp(nextColumn, -1, lastColumn),
  });
  switch (press.key) {
    case 'ArrowUp':
      return to(far ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(far ? lastRow : row + 1, column);
    case 'ArrowLeft':
      return to(row, far ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, far ? lastColumn : column + 1);
    case 'PageUp':
      return to(row - page, column);
    case 'PageDown':
      return to(row + page, column);
    case 'Home':
      return to(far ? 0 : row, 0);
    case 'End':
      return to(far ? lastRow : row, lastColumn);
    default:
      return null;
  }
}

/** The set with `ids` in it, or without them. */
export function withIds(set: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(set);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}
