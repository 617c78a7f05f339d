/**
 * A virtual table of records: head, first columns and totals stay, rows are 32 px, only what is seen is drawn.
 *
 * One cell is active, a range may begin there; what keys do says `gridKeys.ts`. Cells are copied, pasted, filled in and
 * cleared as in a spreadsheet (`useCellWork.ts`), and edited where they stand (`useCellEditor.ts`).
 */
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isIme } from '../kit/ime';
import { CellInput } from './CellInput';
import { GridHead } from './GridHead';
import { cellId, EmptyLine, GridLine, type Layout } from './GridLine';
import { FootLine, GroupLine } from './GroupLine';
import { indexWidth, leftsOf, ROW_PX } from './geometry';
import styles from './grid.module.css';
import { gridKey } from './gridKeys';
import type { GridProps } from './props';
import { Refusals } from './Refusals';
import { isOne, type Rect, sliceCode } from './range';
import { StatusLine } from './StatusLine';
import { type GridRow, type RangeStatus, takesText } from './types';
import { useCellEditor } from './useCellEditor';
import { useCellWork } from './useCellWork';
import { useNotedKeys } from './useNotedKeys';
import { usePress } from './usePress';
import { useRowChoice } from './useRowChoice';
import { useRowWindow } from './useRowWindow';
import { useSelectedCells } from './useSelectedCells';
import { useStatus } from './useStatus';

/** Height of a full list of choices below a cell. */
const PANEL_PX = 288;
/** Rows of a list of which nothing has arrived. */
const FIRST_SKELETONS = 16;

export function Grid<R extends GridRow>(props: GridProps<R>) {
  const { rows, columns, onRange, loading, selection, onOpen, list = '', names = true, onActive, frozen = 1 } = props;
  const { t } = useTranslation('grid');
  const onSelection = props.onSelection ?? ignore;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const [menu, setMenu] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const total = loading ? FIRST_SKELETONS : rows.total;
  const index = indexWidth(total);
  const layout: Layout = useMemo(
    () => ({ lefts: leftsOf(columns, index), frozen: Math.min(frozen, columns.length) }),
    [columns, index, frozen],
  );
  const grouped = rows.headOf !== undefined;
  const drawn = useRowWindow({
    scroller,
    total,
    rowPx: ROW_PX,
    headPx: props.foot ? ROW_PX * 2 : ROW_PX,
    coverPx: grouped ? ROW_PX : 0,
    list,
  });
  const { first, end } = drawn;
  useEffect(() => {
    if (!loading) onRange(first, end);
  }, [loading, first, end, onRange]);

  const cells = useSelectedCells({ scroller, layout, reveal: drawn.reveal });
  const { active, range, go } = cells;
  useEffect(() => onActive?.(active), [active, onActive]);
  const [status, setStatus] = useState<RangeStatus | null>(null);
  useStatus(range, rows, columns, props.onStatus ?? setStatus);
  useNotedKeys({ writes: props.onCells !== undefined, moves: props.onReorder !== undefined });

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

  const choice = useRowChoice(rows, selection, onSelection);
  const work = useCellWork(props);
  const { press, down, twice, filling } = usePress({
    scroller,
    table,
    layout,
    drawn,
    total,
    cells,
    editor,
    work,
    takeFocus,
  });
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
  const open = useCallback(
    (place: number) => {
      const row = rows.at(place);
      if (row) latest.current.open(row);
    },
    [rows],
  );

  const onKeyDown = (event: React.KeyboardEvent) => {
    // What is opened over the list hears its own keys.
    if (!scroller.current?.contains(event.target as Node) || editor.onKey(event) || isIme(event)) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const { corner, take } = cells;
    const parts = { props, total, page, active, corner, range, edited, typed, editor, choice, work, go, take };
    const moved = (label: string, place: number) => setSaid(t('moved', { label, place, count: columns.length }));
    if (gridKey(event, { ...parts, onMenu: setMenu, onMoved: moved })) event.preventDefault();
  };
  const onClipboard = (event: React.ClipboardEvent) => {
    // An empty list that grows takes a block at its beginning.
    const into = range ?? (props.grow && total === 0 ? FIRST_CELL : null);
    if (editor.editing || !into || !inGrid(event, scroller.current)) return;
    if (event.type === 'paste') void work.paste(event, into).then((rect) => rect && cells.show(rect));
    else if (work.copy(event, into) && event.type === 'cut') void work.clear(into);
  };

  const { loaded } = rows;
  const chosen = useMemo(() => loaded.filter(({ id }) => selection.has(id)).length, [loaded, selection]);
  const width = layout.lefts.at(-1) ?? 0;
  const place = editor.editing ?? active;
  const tinted = range && !isOne(range) ? range : null;
  const numberOf = (row: number) => rows.numberAt?.(row) ?? row + 1;
  const stays = loading ? -1 : (rows.headOf?.(drawn.seen) ?? -1);
  const staying = stays < 0 ? undefined : rows.head?.(stays);
  const toggle = props.onToggleGroup ?? ignore;
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the table and of the one input over it */}
      <div
        ref={scroller}
        data-scroller=""
        className={props.onSelection ? styles.grid : `${styles.grid} ${styles.still}`}
        style={{ '--grid-width': `${width}px`, '--index-width': `${index}px` } as React.CSSProperties}
        onKeyDown={onKeyDown}
        onCopy={onClipboard}
        onCut={onClipboard}
        onPaste={onClipboard}
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
          onFocus={() => !active && total > 0 && cells.start()}
        >
          <GridHead
            columns={columns}
            layout={layout}
            firstMoved={names ? 1 : 0}
            sort={props.sort}
            onSort={props.onSort}
            onResize={props.onResize}
            onReorder={props.onReorder}
            onFreeze={props.onFreeze}
            onColumn={(column, on) => {
              const from = on && active ? active.column : column;
              cells.take({ row: 0, column: Math.max(0, from) }, { row: Math.max(0, total - 1), column });
              table.current?.focus({ preventScroll: true });
            }}
            menu={menu}
            onMenu={setMenu}
            all={chosen === 0 ? 'none' : chosen === loaded.length ? 'all' : 'some'}
            onAll={(on) => onSelection(on ? new Set(loaded.map(({ id }) => id)) : new Set())}
          />
          {staying && (
            <GroupLine
              head={staying}
              gridId={gridId}
              place={stays}
              active={false}
              onToggle={toggle}
              onPress={press}
              columns={columns}
              layout={layout}
            />
          )}
          <div
            role="rowgroup"
            className={styles.body}
            style={{ height: drawn.height }}
            onPointerDown={down}
            onMouseDown={(event) => event.preventDefault()}
            onDoubleClick={twice}
          >
            {Array.from({ length: Math.max(0, end - first) }, (_, i) => {
              const at = first + i;
              const row = loading ? undefined : rows.at(at);
              const head = loading || row ? undefined : rows.head?.(at);
              const slot = drawn.slotOf(at);
              const top = drawn.topOf(at);
              if (head) {
                return (
                  <GroupLine
                    key={slot}
                    head={head}
                    gridId={gridId}
                    place={at}
                    top={top}
                    active={active?.row === at}
                    onToggle={toggle}
                    onPress={press}
                    columns={columns}
                    layout={layout}
                  />
                );
              }
              if (!row) return <EmptyLine key={slot} top={top} columns={columns} layout={layout} />;
              return (
                <GridLine
                  key={slot}
                  gridId={gridId}
                  row={row}
                  place={at}
                  number={numberOf(at)}
                  top={top}
                  columns={columns}
                  layout={layout}
                  selected={selection.has(row.id)}
                  names={names}
                  activeColumn={active?.row === at ? active.column : null}
                  range={sliceCode(tinted, at)}
                  filling={sliceCode(filling, at)}
                  handle={props.onCells && range?.bottom === at && !editor.editing ? range.right : null}
                  marks={work.marks.get(at)}
                  onPress={press}
                  onEdit={edit}
                  onSelect={choice.select}
                  onOpen={open}
                />
              );
            })}
          </div>
          {props.foot && !loading && <FootLine totals={props.foot} columns={columns} layout={layout} />}
        </div>
        <CellInput
          input={input}
          editor={editor}
          label={props.label}
          left={layout.lefts[place?.column ?? 0] ?? 0}
          row={editor.row}
          top={drawn.topOf(place?.row ?? 0)}
          column={columns[place?.column ?? -1]}
          upwards={place !== null && hasNoRoomBelow(scroller.current, drawn.topOf(place.row))}
          onReturn={() => takeFocus.current()}
          pinnedBy={place && place.column < layout.frozen ? (scroller.current?.scrollLeft ?? 0) : 0}
        />
      </div>
      {status && !work.waiting && <StatusLine status={status} />}
      {work.waiting && (
        <Refusals
          waiting={work.waiting}
          titles={columns.map(({ title }) => title)}
          numberOf={numberOf}
          onShow={(row, column) => go({ row, column })}
          onAccept={() => {
            void work.accept();
            takeFocus.current();
          }}
          onCancel={() => {
            work.cancel();
            takeFocus.current();
          }}
        />
      )}
      <span className={styles.spoken} role="status">
        {said}
      </span>
    </div>
  );
}

const ignore = () => undefined;
const FIRST_CELL: Rect = { top: 0, left: 0, bottom: 0, right: 0 };

/** Whether what is copied or pasted is meant for cells: a box inside of the list has a clipboard of its own. */
function inGrid(event: React.ClipboardEvent, scroller: HTMLElement | null): boolean {
  const target = event.target as Element;
  return scroller?.contains(target) === true && !target.closest('[contenteditable], input');
}

/** Whether what hangs below a row would end beyond the lower edge while there is more room above. */
function hasNoRoomBelow(scroller: HTMLElement | null, rowTop: number): boolean {
  if (!scroller) return false;
  const top = rowTop + ROW_PX - scroller.scrollTop;
  return top + ROW_PX + PANEL_PX > scroller.clientHeight && top > scroller.clientHeight / 2;
}
