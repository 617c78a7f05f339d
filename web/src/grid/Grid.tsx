/**
 * A virtual table of records: head and first column stay, rows are 32 px, only what is seen is drawn.
 *
 * Arrows move the active cell. In the name column (and the box before it) keys are shortcuts: Enter or Space opens,
 * X selects; in the other columns typing replaces the value, Enter or F2 changes it (Space turns a yes or no over), Escape restores, Tab goes
 * right, Enter goes down. Shift with an arrow selects rows, Shift with Space the row.
 */
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { isIme } from '../kit/ime';
import { CellInput } from './CellInput';
import { GridHead } from './GridHead';
import { cellId, EmptyLine, GridLine } from './GridLine';
import styles from './grid.module.css';
import { moveBy, withIds } from './movement';
import { idsBetween, type Rows } from './rows';
import {
  type Cell,
  type GridColumn,
  type GridRow,
  type GridSort,
  type RangeStatus,
  type RowChange,
  takesText,
} from './types';
import { useCellEditor } from './useCellEditor';
import { useRowWindow } from './useRowWindow';

interface Props<R extends GridRow> {
  /** Spoken name. */
  label: string;
  /** Which list it is: another one begins at its first row. @default '' */
  list?: string;
  rows: Rows<R>;
  columns: readonly GridColumn<R>[];
  /** Rows `first` … `end`−1 are drawn. */
  onRange: (first: number, end: number) => void;
  /** Nothing has arrived yet. */
  loading: boolean;
  sort: GridSort | null;
  onSort: (key: string) => void;
  /** null brings the usual width back. */
  onResize: (key: string, width: number | null) => void;
  selection: ReadonlySet<string>;
  /** Absent: rows are only looked at and opened. */
  onSelection?: (selection: ReadonlySet<string>) => void;
  onOpen: (row: R) => void;
  /** The first column names the rows: its keys are shortcuts and it is not edited. @default true */
  names?: boolean;
  /** The active cell has changed. */
  onActive?: (cell: Cell | null) => void;
  /** An edit ended by a key that leads beyond the last row; the caller adds one. */
  onBeyond?: () => void;
  /** Columns at the left that stay when one scrolls sideways. @default 1 */
  frozen?: number;
  onFreeze?: (columns: number) => void;
  /** The columns in another order, by key. Absent: heads are not moved. */
  onReorder?: (keys: readonly string[]) => void;
  /** The line of totals below the rows, by column key. Absent: there is none. */
  foot?: Readonly<Record<string, ReactNode>>;
  onToggleGroup?: (id: string) => void;
  /**
   * Saves what was pasted, filled in or cleared, all of it or nothing. Absent: cells are only copied.
   * @throws CellsRefused what the caller can say of single cells
   */
  onCells?: (changes: readonly RowChange<R>[]) => Promise<void>;
  /** Makes up to so many rows that a paste beyond the last one fills. Absent: there is no room beyond. */
  grow?: (count: number) => readonly R[];
  /** What is said below the list of the selected cells; null for a single one. */
  onStatus?: (status: RangeStatus | null) => void;
  /** A look at the row beside the list. Absent: Space opens it. */
  onPeek?: (row: R) => void;
}

const ROW_PX = 32;
const INDEX_PX = 44;
/** Height of a full list of choices below a cell. */
const PANEL_PX = 288;
/** Rows of a list of which nothing has arrived. */
const FIRST_SKELETONS = 16;

export function Grid<R extends GridRow>(props: Props<R>) {
  const { rows, columns, onRange, loading, selection, onOpen, list = '', names = true, onActive } = props;
  const onSelection = props.onSelection ?? ignore;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const [active, setActive] = useState<Cell | null>(null);
  const pivot = useRef<number | null>(null);
  const total = loading ? FIRST_SKELETONS : rows.total;
  const drawn = useRowWindow({ scroller, total, rowPx: ROW_PX, headPx: ROW_PX, list });
  const { first, end } = drawn;
  useEffect(() => {
    if (!loading) onRange(first, end);
  }, [loading, first, end, onRange]);

  useEffect(() => onActive?.(active), [active, onActive]);

  const left = (column: number) =>
    column < 0 ? 0 : columns.slice(0, column).reduce((sum, { width }) => sum + width, INDEX_PX);
  const go = (cell: Cell) => {
    setActive(cell);
    drawn.reveal(cell.row);
    if (scroller.current && cell.column > 0) {
      showColumn(scroller.current, left(cell.column), columns[cell.column]?.width ?? 0, left(1));
    }
  };
  const editor = useCellEditor({
    rows,
    columns,
    active,
    onMove: (down, right) => {
      if (!active) return;
      const wraps = props.onBeyond !== undefined && active.column + right >= columns.length;
      const row = Math.max(0, active.row + (wraps ? 1 : down));
      const column = wraps ? 0 : Math.max(0, Math.min(columns.length - 1, active.column + right));
      if (row >= total) props.onBeyond?.();
      go({ row: props.onBeyond ? Math.min(total, row) : Math.min(total - 1, row), column });
    },
  });

  const edited = active !== null && active.column >= (names ? 1 : 0) ? columns[active.column]?.edit : undefined;
  const typed = takesText(edited);
  const takeFocus = useRef(() => {});
  takeFocus.current = () => (typed ? input.current : table.current)?.focus({ preventScroll: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: when an edit begins or ends, the focus follows
  useLayoutEffect(() => {
    if (!active || !scroller.current?.contains(document.activeElement)) return;
    takeFocus.current();
  }, [active, typed, editor.editing]);

  const chosenNow = useRef(selection);
  chosenNow.current = selection;
  /** Rows on the way that have not arrived are asked for: a range is never chosen with holes. */
  const selectRange = useCallback(
    (from: number, to: number) => {
      const add = (ids: readonly string[]) => onSelection(withIds(chosenNow.current, ids, true));
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
      onSelection(withIds(chosenNow.current, [row.id], !chosenNow.current.has(row.id)));
    },
    [rows, onSelection, selectRange],
  );
  const press = useCallback((row: number, column: number) => {
    setActive({ row, column });
    table.current?.focus({ preventScroll: true });
  }, []);
  const latest = useRef({ begin: editor.begin, open: onOpen });
  latest.current = { begin: editor.begin, open: onOpen };
  const edit = useCallback(
    (place: number, column: number) => {
      const row = rows.at(place);
      const cellEdit = columns[column]?.edit;
      if (row && cellEdit?.toggle) cellEdit.toggle(row);
      else if (cellEdit) latest.current.begin(null);
      else if (row) latest.current.open(row);
    },
    [rows, columns],
  );

  const keyDown = (event: KeyboardEvent) => {
    if (editor.onKey(event) || isIme(event)) return;
    const at = active ?? { row: 0, column: 0 };
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const next = moveBy(event, at, { rows: total, columns: columns.length, page });
    const row = rows.at(at.row);
    const letter = !event.ctrlKey && !event.metaKey && !event.altKey ? event.key.toLowerCase() : '';
    if (next) {
      if (event.shiftKey && next.row !== at.row) {
        pivot.current ??= at.row;
        selectRange(pivot.current, next.row);
      } else if (!event.shiftKey) pivot.current = null;
      go(active ? next : at);
    } else if (event.key === 'Tab' || !row) return;
    else if (event.key === 'F2' || (event.key === 'Enter' && edited)) editor.begin(null);
    else if (event.key === ' ' && edited?.toggle && !event.shiftKey) editor.begin(null);
    else if (event.key === ' ' && (event.shiftKey || at.column < 0)) select(at.row, false);
    else if (event.key === 'Enter' || event.key === ' ') onOpen(row);
    else if (letter === 'x' && !typed) select(at.row, false);
    else if (event.key === 'Escape' && selection.size > 0) onSelection(new Set());
    else return;
    event.preventDefault();
  };

  const { loaded } = rows;
  const chosen = useMemo(() => loaded.filter(({ id }) => selection.has(id)).length, [loaded, selection]);
  const width = left(columns.length);
  const place = editor.editing ?? active;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the table and of the one input over it
    <div
      ref={scroller}
      className={props.onSelection ? styles.grid : `${styles.grid} ${styles.still}`}
      style={{ '--grid-width': `${width}px` } as React.CSSProperties}
      onKeyDown={keyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) editor.leave();
      }}
    >
      <div
        ref={table}
        role="grid"
        aria-label={props.label}
        aria-rowcount={loading ? -1 : total + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        {...(active && !typed ? { 'aria-activedescendant': cellId(gridId, active.row, active.column) } : {})}
        tabIndex={0}
        className={styles.table}
        onFocus={() => setActive((cell) => cell ?? (total > 0 ? { row: 0, column: 0 } : null))}
      >
        <GridHead
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          onResize={props.onResize}
          all={chosen === 0 ? 'none' : chosen === loaded.length ? 'all' : 'some'}
          onAll={(on) => onSelection(on ? new Set(loaded.map(({ id }) => id)) : new Set())}
        />
        <div role="rowgroup" className={styles.body} style={{ height: drawn.height }}>
          {Array.from({ length: Math.max(0, end - first) }, (_, i) => {
            const place = first + i;
            const row = loading ? undefined : rows.at(place);
            return row ? (
              <GridLine
                key={drawn.slotOf(place)}
                gridId={gridId}
                row={row}
                place={place}
                top={drawn.topOf(place)}
                columns={columns}
                selected={selection.has(row.id)}
                activeColumn={active?.row === place ? active.column : null}
                onPress={press}
                onEdit={edit}
                onSelect={select}
              />
            ) : (
              <EmptyLine key={drawn.slotOf(place)} top={drawn.topOf(place)} columns={columns} />
            );
          })}
        </div>
      </div>
      <CellInput
        input={input}
        editor={editor}
        label={props.label}
        left={left(place?.column ?? 0)}
        row={editor.row}
        top={drawn.topOf(place?.row ?? 0)}
        column={columns[place?.column ?? -1]}
        upwards={place !== null && hasNoRoomBelow(scroller.current, drawn.topOf(place.row))}
        onReturn={() => takeFocus.current()}
        pinnedBy={place?.column === 0 ? (scroller.current?.scrollLeft ?? 0) : 0}
      />
    </div>
  );
}

const ignore = () => undefined;

/** Whether what hangs below a row would end beyond the lower edge while there is more room above. */
function hasNoRoomBelow(scroller: HTMLElement | null, rowTop: number): boolean {
  if (!scroller) return false;
  const top = rowTop + ROW_PX - scroller.scrollTop;
  return top + ROW_PX + PANEL_PX > scroller.clientHeight && top > scroller.clientHeight / 2;
}

/** Scroll sideways just so far that a column is not under the frozen one nor beyond the edge. */
function showColumn(scroller: HTMLElement, left: number, width: number, frozen: number): void {
  if (left < scroller.scrollLeft + frozen) scroller.scrollLeft = left - frozen;
  else if (left + width > scroller.scrollLeft + scroller.clientWidth) {
    scroller.scrollLeft = left + width - scroller.clientWidth;
  }
}
