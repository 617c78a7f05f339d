/**
 * In charge of lists that are taller than a browser can scroll: browsers clamp tall elements (Firefox near 17.9 M px),
 * so beyond `TALLEST` the scrollbar stands for the whole list by proportion, while short ways stay px for px.
 *
 * `top` is where the scroller is; `top + shift` is where one is in the list as it would be without any limit. All px.
 */

/** The tallest element that every browser draws, with a margin. */
export const TALLEST = 15_000_000;

export interface Scale {
  /** Height of all rows. */
  readonly content: number;
  /** Height in which rows are seen. */
  readonly view: number;
}

export interface Spot {
  readonly top: number;
  readonly shift: number;
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** Height of the element that stands for the rows. */
export const heightOf = ({ content }: Scale): number => Math.min(content, TALLEST);

/** Where a scroller at `top` is in the list, by proportion. */
function byProportion(top: number, scale: Scale): number {
  const ways = Math.max(1, heightOf(scale) - scale.view);
  return (top / ways) * Math.max(0, scale.content - scale.view);
}

/** The spot of a place in the list, with the scrollbar where it belongs. */
export function spotAt(at: number, scale: Scale): Spot {
  if (scale.content <= TALLEST) return { top: at, shift: 0 };
  const top = Math.round((at / Math.max(1, scale.content - scale.view)) * (heightOf(scale) - scale.view));
  return { top, shift: at - top };
}

/** The spot after the scroller has gone to `top`: a short way goes px for px, a jump or an end by proportion. */
export function spotAfter(before: Spot, top: number, scale: Scale): Spot {
  if (scale.content <= TALLEST) return { top, shift: 0 };
  const last = heightOf(scale) - scale.view;
  const far = Math.abs(top - before.top) > scale.view * 2 || top <= 0 || top >= last;
  const at = far ? byProportion(top, scale) : top + before.shift;
  return { top, shift: Math.round(clamp(at, 0, scale.content - scale.view)) - top };
}
