/** In charge of the pointer on cells: a press makes a cell active, a drag selects, the handle fills in. */
import { type MouseEvent, type PointerEvent, type RefObject, useCallback, useRef, useState } from 'react';
import { isHandle, type Layout } from './GridLine';
import { fillRect, type Rect, sameRect } from './range';
import type { Cell } from './types';
import type { CellEditor } from './useCellEditor';
import type { CellWork } from './useCellWork';
import { usePointerRange } from './usePointerRange';
import type { RowWindow } from './useRowWindow';
import type { SelectedCells } from './useSelectedCells';

interface Parts<R> {
  scroller: RefObject<HTMLDivElement | null>;
  table: RefObject<HTMLDivElement | null>;
  layout: Layout;
  drawn: RowWindow;
  total: number;
  cells: SelectedCells;
  editor: CellEditor<R>;
  work: CellWork<R>;
  /** Gives the focus to what hears the keys of the active cell. */
  takeFocus: RefObject<() => void>;
}

export function usePress<R>({ scroller, table, layout, drawn, total, cells, editor, work, takeFocus }: Parts<R>) {
  const [filling, setFilling] = useState<Rect | null>(null);
  const follow = usePointerRange({ scroller, frame: { ...layout, rows: total, shift: drawn.shift } });
  const latest = useRef({ cells, editor, work });
  latest.current = { cells, editor, work };

  const fill = useCallback((from: Rect, to: Rect) => {
    setFilling(null);
    if (sameRect(from, to)) return;
    latest.current.cells.show(to);
    void latest.current.work.fill(from, to);
  }, []);
  /** What was pressed before keeps the focus no longer; once the active cell is drawn, it goes to where its keys are. */
  const hold = useCallback(() => {
    if (!scroller.current?.contains(document.activeElement)) table.current?.focus({ preventScroll: true });
    window.setTimeout(() => {
      if (!latest.current.editor.editing) takeFocus.current();
    });
  }, [scroller, table, takeFocus]);
  const press = useCallback(
    (row: number, column: number) => {
      latest.current.editor.leave();
      latest.current.cells.set({ row, column });
      hold();
    },
    [hold],
  );
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const cell = cellOf(event.target);
    const { range } = cells;
    if (isHandle(event.target) && range) {
      let to = range;
      follow({
        move: (next) => {
          to = fillRect(range, next);
          setFilling(to);
        },
        end: (_, kept) => (kept ? fill(range, to) : setFilling(null)),
      });
    } else if (cell && cell.column < 0) {
      if (event.ctrlKey || event.metaKey) takeRows(cell.row, event.shiftKey);
    } else if (cell) {
      editor.leave();
      cells.set(cell, event.shiftKey);
      hold();
      follow({ move: (next) => cells.set(next, true), end: () => undefined });
    }
  };
  const takeRows = (row: number, on: boolean) => {
    const last = layout.lefts.length - 2;
    cells.take({ row: on && cells.active ? cells.active.row : row, column: 0 }, { row, column: last });
    hold();
  };
  const twice = (event: MouseEvent) => {
    const { range } = cells;
    if (range && isHandle(event.target)) void work.beside(range).then((to) => fill(range, to));
  };
  return { press, down, twice, filling };
}

function cellOf(target: EventTarget): Cell | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
}
