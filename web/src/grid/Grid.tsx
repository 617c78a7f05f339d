/**
 * A virtual table of records: head and first column stay, rows are 32 px, only what is seen is drawn.
 *
 * Arrows move the active cell. In the name column (and the box before it) keys are shortcuts: Enter or Space opens,
 * X selects; in the other columns typing replaces the value, Enter or F2 changes it, Escape restores, Tab goes
 * right, Enter goes down. Shift with an arrow selects rows, Shift with Space the row.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { isIme } from '../kit/ime';
import { CellInput } from './CellInput';
import { GridHead } from './GridHead';
import { cellId, EmptyLine, GridLine } from './GridLine';
import styles from './grid.module.css';
import { between, moveBy, withIds } from './movement';
import type { Cell, GridColumn, GridRow, GridSort } from './types';
import { useCellEditor } from './useCellEditor';

interface Props<R extends GridRow> {
  /** Spoken name. */
  label: string;
  rows: readonly R[];
  columns: readonly GridColumn<R>[];
  /** More rows can be asked for. */
  more: boolean;
  onMore: () => void;
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
}

const ROW_PX = 32;
const INDEX_PX = 44;
/** Rows below the last arrived one that are drawn as skeletons while more are coming. */
const COMING = 8;
/** Height of a full list of choices below a cell. */
const PANEL_PX = 288;
/** More rows are asked for when the end is this near. */
const NEAR = 40;

export function Grid<R extends GridRow>(props: Props<R>) {
  const { rows, columns, more, onMore, loading, selection, onOpen } = props;
  const onSelection = props.onSelection ?? ignore;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const [active, setActive] = useState<Cell | null>(null);
  const pivot = useRef<number | null>(null);
  const drawn = loading ? 16 : rows.length + (more ? COMING : 0);

  const virtual = useVirtualizer({
    count: drawn,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollPaddingStart: ROW_PX,
    scrollPaddingEnd: ROW_PX,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !loading && last >= rows.length - NEAR) onMore();
  }, [more, loading, last, rows.length, onMore]);

  const left = (column: number) =>
    column < 0 ? 0 : columns.slice(0, column).reduce((sum, { width }) => sum + width, INDEX_PX);
  const go = (cell: Cell) => {
    setActive(cell);
    virtual.scrollToIndex(cell.row, { align: 'auto' });
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
      const row = Math.max(0, Math.min(rows.length - 1, active.row + down));
      go({ row, column: Math.max(0, Math.min(columns.length - 1, active.column + right)) });
    },
  });

  const typed = active !== null && active.column > 0 && columns[active.column]?.edit !== undefined;
  useLayoutEffect(() => {
    if (!active || !scroller.current?.contains(document.activeElement)) return;
    const target = typed || editor.editing ? input.current : table.current;
    target?.focus({ preventScroll: true });
  }, [active, typed, editor.editing]);

  const select = useCallback(
    (place: number, range: boolean) => {
      const row = rows[place];
      if (!row) return;
      const from = range && pivot.current !== null ? pivot.current : place;
      if (!range) pivot.current = place;
      onSelection(withIds(selection, between(rows, from, place), range || !selection.has(row.id)));
    },
    [rows, selection, onSelection],
  );
  const press = useCallback((row: number, column: number) => {
    setActive({ row, column });
    table.current?.focus({ preventScroll: true });
  }, []);
  const latest = useRef({ begin: editor.begin, open: onOpen });
  latest.current = { begin: editor.begin, open: onOpen };
  const edit = useCallback(
    (place: number, column: number) => {
      const row = rows[place];
      if (columns[column]?.edit) latest.current.begin(null);
      else if (row) latest.current.open(row);
    },
    [rows, columns],
  );

  const keyDown = (event: KeyboardEvent) => {
    if (editor.onKey(event) || isIme(event)) return;
    const at = active ?? { row: 0, column: 0 };
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const next = moveBy(event, at, { rows: rows.length, columns: columns.length, page });
    const row = rows[at.row];
    const letter = !event.ctrlKey && !event.metaKey && !event.altKey ? event.key.toLowerCase() : '';
    if (next) {
      if (event.shiftKey && next.row !== at.row) {
        pivot.current ??= at.row;
        onSelection(withIds(selection, between(rows, pivot.current, next.row), true));
      } else if (!event.shiftKey) pivot.current = null;
      go(active ? next : at);
    } else if (event.key === 'Tab' || !row) return;
    else if (event.key === 'F2' || (event.key === 'Enter' && typed)) editor.begin(null);
    else if (event.key === ' ' && (event.shiftKey || at.column < 0)) select(at.row, false);
    else if (event.key === 'Enter' || event.key === ' ') onOpen(row);
    else if (letter === 'x' && !typed) select(at.row, false);
    else if (event.key === 'Escape' && selection.size > 0) onSelection(new Set());
    else return;
    event.preventDefault();
  };

  const chosen = rows.filter(({ id }) => selection.has(id)).length;
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
        aria-rowcount={more ? -1 : rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        {...(active && !typed ? { 'aria-activedescendant': cellId(gridId, active.row, active.column) } : {})}
        tabIndex={0}
        className={styles.table}
        onFocus={() => setActive((cell) => cell ?? (rows.length > 0 ? { row: 0, column: 0 } : null))}
      >
        <GridHead
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          onResize={props.onResize}
          all={chosen === 0 ? 'none' : chosen === rows.length ? 'all' : 'some'}
          onAll={(on) => onSelection(on ? new Set(rows.map(({ id }) => id)) : new Set())}
        />
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const row = loading ? undefined : rows[index];
            return row ? (
              <GridLine
                key={row.id}
                gridId={gridId}
                row={row}
                place={index}
                top={start}
                columns={columns}
                selected={selection.has(row.id)}
                activeColumn={active?.row === index ? active.column : null}
                onPress={press}
                onEdit={edit}
                onSelect={select}
              />
            ) : (
              <EmptyLine key={key} top={start} columns={columns} />
            );
          })}
        </div>
      </div>
      <CellInput
        input={input}
        editor={editor}
        label={props.label}
        cell={place}
        left={left(place?.column ?? 0)}
        row={editor.editing ? rows[editor.editing.row] : undefined}
        column={columns[place?.column ?? -1]}
        upwards={place !== null && hasNoRoomBelow(scroller.current, place.row)}
        pinnedBy={place?.column === 0 ? (scroller.current?.scrollLeft ?? 0) : 0}
      />
    </div>
  );
}

const ignore = () => undefined;

/** Whether what hangs below a row would end beyond the lower edge while there is more room above. */
function hasNoRoomBelow(scroller: HTMLElement | null, row: number): boolean {
  if (!scroller) return false;
  const top = (row + 1) * ROW_PX - scroller.scrollTop;
  return top + ROW_PX + PANEL_PX > scroller.clientHeight && top > scroller.clientHeight / 2;
}

/** Scroll sideways just so far that a column is not under the frozen one nor beyond the edge. */
function showColumn(scroller: HTMLElement, left: number, width: number, frozen: number): void {
  if (left < scroller.scrollLeft + frozen) scroller.scrollLeft = left - frozen;
  else if (left + width > scroller.scrollLeft + scroller.clientWidth) {
    scroller.scrollLeft = left + width - scroller.clientWidth;
  }
}
