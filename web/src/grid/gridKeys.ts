/**
 * In charge of the keys of a grid while no cell is edited.
 *
 * Arrows move the active cell, with Shift the range grows, with Ctrl they lead to the edges; Ctrl+A takes all cells,
 * Ctrl+Space the columns of the range. In the name column and the box before it keys are shortcuts: Enter opens, Space
 * looks, X chooses the row; in the box Shift and an arrow choose rows. In the other columns typing replaces the value,
 * Enter or F2 changes it, Delete clears, Ctrl+D and Ctrl+R fill down and to the right. Shift+Space chooses the rows of
 * the range. Alt, Shift and an arrow carry a column to the side or make it wider and narrower.
 */
import type { KeyboardEvent } from 'react';
import { moveBy } from './movement';
import type { GridProps } from './props';
import { columnsIn, type Rect, rowsIn } from './range';
import type { Cell, CellEdit, GridRow } from './types';
import type { CellEditor } from './useCellEditor';
import type { CellWork } from './useCellWork';
import { reordered } from './useHeadDrag';
import type { RowChoice } from './useRowChoice';

interface Parts<R extends GridRow> {
  props: GridProps<R>;
  /** All places, those on their way too. */
  total: number;
  /** Rows a page key goes. */
  page: number;
  active: Cell | null;
  /** The corner that Shift moves. */
  corner: Cell | null;
  range: Rect | null;
  edited: CellEdit<R> | undefined;
  typed: boolean;
  editor: CellEditor<R>;
  choice: RowChoice;
  work: CellWork<R>;
  go: (cell: Cell, grows?: boolean) => void;
  take: (from: Cell, to: Cell) => void;
  /** Open the menu of a column. */
  onMenu: (column: number) => void;
  /** Say where a column stands now. */
  onMoved: (key: string, place: number) => void;
}

const WIDER_PX = 16;
const NARROWEST_PX = 56;

/** @returns whether the key was for the grid. */
export function gridKey<R extends GridRow>(event: KeyboardEvent, parts: Parts<R>): boolean {
  const at = parts.active ?? { row: 0, column: 0 };
  if (event.altKey) return event.shiftKey && carry(event.key, at.column, parts);
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    parts.onMenu(Math.max(0, at.column));
    return true;
  }
  return (
    ((event.ctrlKey || event.metaKey) && withControl(event, at, parts)) ||
    move(event, at, parts) ||
    act(event, at, parts)
  );
}

function withControl<R extends GridRow>(event: KeyboardEvent, at: Cell, parts: Parts<R>): boolean {
  const { total, range, work, props } = parts;
  const last = { row: total - 1, column: props.columns.length - 1 };
  const key = event.key.toLowerCase();
  if (key === 'a') parts.take({ row: 0, column: 0 }, last);
  else if (key === ' ' && range) parts.take({ row: 0, column: range.left }, { row: last.row, column: range.right });
  else if (key === 'd' && range && props.onCells) void down(range, at, work);
  else if (key === 'r' && range && props.onCells && columnsIn(range) > 1) {
    void work.fill({ ...range, right: range.left }, range, false);
  } else return false;
  return true;
}

/** The first row of the range fills the others; a single cell takes what stands above it. */
function down<R>(range: Rect, at: Cell, work: CellWork<R>): Promise<void> {
  if (rowsIn(range) > 1) return work.fill({ ...range, bottom: range.top }, range, false);
  const above = { ...range, top: at.row - 1, bottom: at.row - 1 };
  return at.row > 0 ? work.fill(above, { ...range, top: at.row - 1 }, false) : Promise.resolve();
}

function move<R extends GridRow>(event: KeyboardEvent, at: Cell, parts: Parts<R>): boolean {
  const { props, total, page, active, corner, choice } = parts;
  const from = event.shiftKey ? (corner ?? at) : at;
  const next = moveBy(event, from, { rows: total, columns: props.columns.length, page });
  if (!next) return false;
  const head = props.rows.head?.(at.row);
  const folds = { ArrowLeft: false, ArrowRight: true }[event.key];
  if (head && folds === head.collapsed && !event.shiftKey) props.onToggleGroup?.(head.id);
  else if (event.shiftKey && at.column < 0) {
    choice.extend(at.row, next.row);
    parts.go(next);
  } else {
    choice.rest();
    parts.go(active ? next : at, event.shiftKey);
  }
  return true;
}

function act<R extends GridRow>(event: KeyboardEvent, at: Cell, parts: Parts<R>): boolean {
  const { props, range, edited, typed, editor, choice, work } = parts;
  const row = props.rows.at(at.row);
  const head = props.rows.head?.(at.row);
  const { key, shiftKey } = event;
  const plain = !event.ctrlKey && !event.metaKey;
  if (head && (key === 'Enter' || key === ' ')) props.onToggleGroup?.(head.id);
  else if (key === 'Escape') return giveUp(parts);
  else if (key === 'Tab' || !row) return false;
  else if (key === 'Enter' && !plain) return false;
  else if (key === 'F2' || (key === 'Enter' && edited)) editor.begin(null);
  else if (key === ' ' && shiftKey) choice.selectRange(range?.top ?? at.row, range?.bottom ?? at.row, true);
  else if (key === ' ' && edited?.toggle) editor.begin(null);
  else if (key === ' ' && at.column < 0) choice.select(at.row, false);
  else if (key === ' ') (props.onPeek ?? props.onOpen)(row);
  else if (key === 'Enter') props.onOpen(row);
  else if (key.toLowerCase() === 'x' && plain && !typed) choice.select(at.row, false);
  else if ((key === 'Delete' || key === 'Backspace') && range && props.onCells) void work.clear(range);
  else return false;
  return true;
}

function giveUp<R extends GridRow>({ props, active, corner, go }: Parts<R>): boolean {
  if (active && corner) go(active);
  else if (props.selection.size > 0) props.onSelection?.(new Set());
  else return false;
  return true;
}

/** The keyboard's way to do what is dragged in the head. */
function carry<R extends GridRow>(key: string, column: number, { props, go, active, onMoved }: Parts<R>): boolean {
  const { columns, onReorder, onResize } = props;
  const shown = columns[column];
  if (!shown) return false;
  const side = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const wider = { ArrowUp: -WIDER_PX, ArrowDown: WIDER_PX }[key];
  if (wider) onResize(shown.key, Math.max(NARROWEST_PX, shown.width + wider));
  else if (!side) return false;
  else {
    const first = props.names === false ? 0 : 1;
    const to = column + side;
    if (onReorder && column >= first && to >= first && to < columns.length) {
      const keys = columns.map((one) => one.key);
      onReorder(reordered(keys, column, side > 0 ? to + 1 : to));
      if (active) go({ row: active.row, column: to });
      onMoved(shown.title, to + 1);
    }
  }
  return true;
}
