/** In charge of where columns stand, in px, and of which cell lies under a point. */
import type { Cell } from './types';

/** Width of the row's own column: its number and its box. */
export const INDEX_PX = 44;
export const ROW_PX = 32;
/** Room for one more digit of a row's number. */
const DIGIT_PX = 7;
const DIGITS = 3;

/** Width of the row's own column when the highest number has so many digits. */
export const indexWidth = (total: number): number =>
  INDEX_PX + Math.max(0, String(Math.max(1, total)).length - DIGITS) * DIGIT_PX;

/** The left edge of every column, and last the right edge of the last one. */
export function leftsOf(columns: readonly { width: number }[], index: number): readonly number[] {
  const lefts = [index];
  for (const { width } of columns) lefts.push((lefts.at(-1) ?? 0) + width);
  return lefts;
}

/** What a scroller shows. */
export interface Seen {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly scrollLeft: number;
  readonly scrollTop: number;
}

export interface Frame {
  readonly lefts: readonly number[];
  readonly frozen: number;
  readonly rows: number;
  /** Rows stand this much higher than row × height. */
  readonly shift: number;
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** The cell under a point of the window, or the nearest one. Columns that stay lie over those that scroll. */
export function cellAt(x: number, y: number, seen: Seen, { lefts, frozen, rows, shift }: Frame): Cell {
  const across = clamp(x - seen.left, 0, seen.width - 1);
  const within = across < (lefts[frozen] ?? 0) ? across : across + seen.scrollLeft;
  const down = clamp(y - seen.top, ROW_PX, seen.height - 1) - ROW_PX + seen.scrollTop + shift;
  const after = lefts.findIndex((left) => left > within);
  return {
    row: clamp(Math.floor(down / ROW_PX), 0, Math.max(0, rows - 1)),
    column: clamp((after < 0 ? lefts.length - 1 : after) - 1, 0, Math.max(0, lefts.length - 2)),
  };
}
