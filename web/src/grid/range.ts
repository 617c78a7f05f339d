/**
 * In charge of ranges of cells: a corner where one began and the corner opposite, and nothing for the cells between,
 * however many they are.
 */
import type { Cell } from './types';

/** Rows `top` … `bottom` and columns `left` … `right`, all included. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The range between two cells; the row's own column belongs to no range. */
export const rectOf = (one: Cell, other: Cell): Rect => ({
  top: Math.min(one.row, other.row),
  left: Math.max(0, Math.min(one.column, other.column)),
  bottom: Math.max(one.row, other.row),
  right: Math.max(0, one.column, other.column),
});

export const rowsIn = ({ top, bottom }: Rect): number => bottom - top + 1;
export const columnsIn = ({ left, right }: Rect): number => right - left + 1;
export const isOne = (rect: Rect): boolean => rowsIn(rect) === 1 && columnsIn(rect) === 1;
export const sameRect = (one: Rect | null, other: Rect | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.top === other.top &&
    one.left === other.left &&
    one.bottom === other.bottom &&
    one.right === other.right);

/** The part of a range that lies in one row: what the row needs to draw it. */
export interface Slice {
  readonly left: number;
  readonly right: number;
  readonly top: boolean;
  readonly bottom: boolean;
}

/** A range seen from a row as one short text, so that a row whose part stays the same is not drawn again. */
export function sliceCode(rect: Rect | null, row: number): string {
  if (!rect || row < rect.top || row > rect.bottom) return '';
  return `${rect.left} ${rect.right} ${row === rect.top ? 't' : ''}${row === rect.bottom ? 'b' : ''}`;
}

export function sliceOf(code: string): Slice | null {
  if (!code) return null;
  const [left, right, edges = ''] = code.split(' ');
  return { left: Number(left), right: Number(right), top: edges.includes('t'), bottom: edges.includes('b') };
}

/** Where a block of `height` × `width` cells goes when it is pasted into a range. */
export function pasteRect(rect: Rect, height: number, width: number): Rect {
  const [rows, columns] = [rowsIn(rect), columnsIn(rect)];
  // As in a spreadsheet: a range that holds the block a whole number of times is filled with it, else it goes in once.
  const repeats = rows % height === 0 && columns % width === 0;
  return {
    top: rect.top,
    left: rect.left,
    bottom: rect.top + (repeats ? rows : height) - 1,
    right: rect.left + (repeats ? columns : width) - 1,
  };
}

/** The range a fill handle is dragged to: the source grows in one direction, the one in which the pointer is furthest. */
export function fillRect(source: Rect, to: Cell): Rect {
  const down = Math.max(to.row - source.bottom, source.top - to.row, 0);
  const right = Math.max(to.column - source.right, source.left - to.column, 0);
  if (down === 0 && right === 0) return source;
  if (down >= right) {
    return { ...source, top: Math.min(source.top, to.row), bottom: Math.max(source.bottom, to.row) };
  }
  return { ...source, left: Math.max(0, Math.min(source.left, to.column)), right: Math.max(source.right, to.column) };
}
