/** In charge of the active cell and of the corner to which a range reaches from it. */
import { type RefObject, useCallback, useMemo, useState } from 'react';
import type { Layout } from './GridLine';
import { type Rect, rectOf } from './range';
import type { Cell } from './types';

interface Parts {
  scroller: RefObject<HTMLElement | null>;
  layout: Layout;
  /** Scroll just so far that a row is seen. */
  reveal: (row: number) => void;
}

interface Chosen {
  readonly active: Cell | null;
  readonly corner: Cell | null;
}

export interface SelectedCells extends Chosen {
  /** The cells meant by what is done: the range, or the active cell alone; null in the row's own column. */
  range: Rect | null;
  /** The first cell, where none is active yet. */
  start: () => void;
  /** Make a cell the active one; or, when the range `grows`, its corner. It is brought into sight. */
  go: (cell: Cell, grows?: boolean) => void;
  /** The same without scrolling. */
  set: (cell: Cell, grows?: boolean) => void;
  /** Select all cells from one to the other. */
  take: (from: Cell, to: Cell) => void;
  show: (rect: Rect) => void;
}

const NOTHING: Chosen = { active: null, corner: null };
const FIRST: Cell = { row: 0, column: 0 };

export function useSelectedCells({ scroller, layout, reveal }: Parts): SelectedCells {
  const [{ active, corner }, setChosen] = useState<Chosen>(NOTHING);
  const set = useCallback(
    (cell: Cell, grows = false) =>
      setChosen((now) => {
        if (grows && now.active) return { active: now.active, corner: isSame(cell, now.active) ? null : cell };
        return isSame(cell, now.active) && !now.corner ? now : { active: cell, corner: null };
      }),
    [],
  );
  const take = useCallback(
    (from: Cell, to: Cell) => setChosen({ active: from, corner: isSame(from, to) ? null : to }),
    [],
  );
  const range = useMemo(
    () => (active && (active.column >= 0 || corner) ? rectOf(active, corner ?? active) : null),
    [active, corner],
  );
  return {
    active,
    corner,
    range,
    start: () => setChosen((now) => (now.active ? now : { active: FIRST, corner: null })),
    set,
    take,
    go: (cell, grows) => {
      set(cell, grows);
      reveal(cell.row);
      if (scroller.current) showColumn(scroller.current, cell.column, layout);
    },
    show: ({ top, left, bottom, right }) => take({ row: top, column: left }, { row: bottom, column: right }),
  };
}

const isSame = (one: Cell, other: Cell | null): boolean => one.row === other?.row && one.column === other.column;

/** Scroll sideways just so far that a column is not under those that stay nor beyond the edge. */
function showColumn(scroller: HTMLElement, column: number, { lefts, frozen }: Layout): void {
  if (column < frozen) return;
  const [left = 0, right = 0, covered = 0] = [lefts[column], lefts[column + 1], lefts[frozen]];
  if (left < scroller.scrollLeft + covered) scroller.scrollLeft = left - covered;
  else if (right > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = right - scroller.clientWidth;
}
