/** In charge of taking a column by its head and putting it elsewhere: ghost and drop line while it is on the way. */
import { type PointerEvent as Press, useEffect, useRef, useState } from 'react';
import type { Layout } from './GridLine';

/** A press becomes a drag after so many px. */
const BEGINS_PX = 4;
const EDGE_PX = 32;
const STEP_PX = 14;

export interface HeadDrag {
  /** The column on its way; null when none is. */
  readonly column: number;
  /** It goes before this column. */
  readonly before: number;
  /** Where the ghost stands in the window, px. */
  readonly x: number;
  readonly y: number;
}

interface Parts {
  layout: Layout;
  /** Columns before this one stay where they are. */
  first: number;
  onDrop: (column: number, before: number) => void;
}

/** @returns the drag as it stands, how one begins, and whether the press that ends now was one. */
export function useHeadDrag({ layout, first, onDrop }: Parts) {
  const [drag, setDrag] = useState<HeadDrag | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const wasDrag = useRef(false);
  useEffect(() => () => stop.current?.(), []);

  const begin = (column: number, event: Press<HTMLElement>) => {
    const scroller = event.currentTarget.closest<HTMLElement>('[data-scroller]');
    wasDrag.current = false;
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || column < first || !scroller) return;
    const from = { x: event.clientX, y: event.clientY };
    let now: HeadDrag | null = null;
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!now && Math.abs(x - from.x) < BEGINS_PX) return;
      wasDrag.current = true;
      const { left, right } = scroller.getBoundingClientRect();
      if (x > right - EDGE_PX) scroller.scrollLeft += STEP_PX;
      else if (x < left + (layout.lefts[layout.frozen] ?? 0) + EDGE_PX) scroller.scrollLeft -= STEP_PX;
      now = { column, before: Math.max(first, gapAt(x - left, scroller.scrollLeft, layout)), x, y };
      setDrag(now);
    };
    const finish = (dropped: boolean) => {
      stop.current?.();
      if (now && dropped && now.before !== column && now.before !== column + 1) onDrop(column, now.before);
    };
    const up = () => finish(true);
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      finish(false);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('keydown', key, true);
    stop.current = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('keydown', key, true);
      stop.current = null;
      setDrag(null);
    };
  };
  return { drag, begin, wasDrag: () => wasDrag.current };
}

/** The gap between columns that is nearest to a point, by the column after it. */
function gapAt(across: number, scrolled: number, { lefts, frozen }: Layout): number {
  const at = across < (lefts[frozen] ?? 0) ? across : across + scrolled;
  let nearest = 0;
  for (const [gap, left] of lefts.entries()) {
    if (Math.abs(left - at) < Math.abs((lefts[nearest] ?? 0) - at)) nearest = gap;
  }
  return nearest;
}

/** The keys of columns after one of them has gone before another. */
export function reordered(keys: readonly string[], column: number, before: number): string[] {
  const key = keys[column];
  const others = keys.filter((_, i) => i !== column);
  if (key !== undefined) others.splice(before > column ? before - 1 : before, 0, key);
  return others;
}
