/** One row of a grid. Memoised: while one scrolls or moves the focus, only rows that changed are drawn again. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/Icon';
import styles from './grid.module.css';
import { type Slice, sliceOf } from './range';
import type { GridColumn, GridRow } from './types';

/** How the columns stand; the same object as long as they do. */
export interface Layout {
  readonly lefts: readonly number[];
  readonly frozen: number;
}

interface Props<R extends GridRow> {
  row: R;
  place: number;
  /** What the row is numbered with. */
  number: number;
  top: number;
  columns: readonly GridColumn<R>[];
  layout: Layout;
  selected: boolean;
  /** The first column names the row: it has an arrow that opens it. */
  names: boolean;
  /** The active column when the active cell is in this row. */
  activeColumn: number | null;
  /** The part of the selected range in this row, as `sliceCode` says it. */
  range: string;
  /** The part of the range that is being filled. */
  filling: string;
  /** The column whose cell carries the fill handle. */
  handle: number | null;
  /** What is wrong with cells, by column; −1 with the whole row. */
  marks: ReadonlyMap<number, string> | undefined;
  onPress: (place: number, column: number) => void;
  onEdit: (place: number, column: number) => void;
  onSelect: (place: number, range: boolean) => void;
  onOpen: (place: number) => void;
}

export const cellId = (grid: string, row: number, column: number): string => `${grid}-${row}-${column}`;

const isToggle = (target: EventTarget) => target instanceof Element && target.closest('[data-toggle]') !== null;

/** Where a column stands that stays when one scrolls sideways. */
export function placeOf(column: number, width: number, { lefts, frozen }: Layout): React.CSSProperties {
  return column < frozen ? { width, left: lefts[column] ?? 0 } : { width };
}

export const frozenClass = (column: number, { frozen }: Layout): string | false =>
  column < frozen && (column === frozen - 1 ? `${styles.frozen} ${styles.last}` : (styles.frozen ?? ''));

function Line<R extends GridRow>(props: Props<R> & { gridId: string }) {
  const { row, place, top, columns, layout, selected, activeColumn, marks, onPress, onEdit, onSelect, gridId } = props;
  const { t } = useTranslation('list');
  const range = sliceOf(props.range);
  const filling = sliceOf(props.filling);
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={place + 2}
      aria-selected={selected}
      className={selected ? `${styles.line} ${styles.selected}` : styles.line}
      style={{ transform: `translateY(${top}px)` }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its cells */}
      <div
        role="gridcell"
        id={cellId(gridId, place, -1)}
        data-row={place}
        data-column={-1}
        tabIndex={-1}
        className={classes(
          styles.cell,
          styles.index,
          activeColumn === -1 && styles.active,
          marks?.has(-1) && styles.bad,
        )}
        title={marks?.get(-1)}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey) return;
          onPress(place, -1);
          onSelect(place, event.shiftKey);
        }}
      >
        <span className={styles.number}>{props.number}</span>
        <input
          type="checkbox"
          className={styles.tick}
          tabIndex={-1}
          checked={selected}
          readOnly
          aria-label={t('grid.select', { row: props.number })}
        />
      </div>
      {columns.map((column, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its cells
        <div
          key={column.key}
          role="gridcell"
          id={cellId(gridId, place, i)}
          data-row={place}
          data-column={i}
          tabIndex={-1}
          aria-readonly={!column.edit}
          {...(range && i >= range.left && i <= range.right ? { 'aria-selected': true } : {})}
          className={classes(
            styles.cell,
            i === 0 && props.names && styles.name,
            frozenClass(i, layout),
            column.align === 'end' && styles.end,
            activeColumn === i && styles.active,
            within(range, i, styles.within),
            within(filling, i, styles.filling),
            marks?.has(i) && styles.bad,
          )}
          style={placeOf(i, column.width, layout)}
          title={marks?.get(i)}
          onClick={(event) => {
            if (event.shiftKey) return;
            onPress(place, i);
            if (column.edit?.toggle && isToggle(event.target)) onEdit(place, i);
          }}
          onDoubleClick={(event) => !column.edit?.toggle && !isHandle(event.target) && onEdit(place, i)}
        >
          <span className="ellipsis">{column.render(row)}</span>
          {i === 0 && props.names && (
            <button
              type="button"
              tabIndex={-1}
              className={styles.open}
              aria-label={t('grid.open', { row: props.number })}
              onClick={() => props.onOpen(place)}
            >
              <Icon name="arrow" size={14} />
            </button>
          )}
          {props.handle === i && <span className={styles.handle} data-fill="" />}
        </div>
      ))}
      <div className={styles.rest} />
    </div>
  );
}

export const isHandle = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[data-fill]') !== null;

const classes = (...names: readonly (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

/** The classes of a cell inside of a range, with an edge where the range ends. */
function within(slice: Slice | null, column: number, name: string | undefined): string {
  if (!slice || column < slice.left || column > slice.right) return '';
  return classes(
    name,
    slice.top && styles.edgeTop,
    slice.bottom && styles.edgeBottom,
    column === slice.left && styles.edgeLeft,
    column === slice.right && styles.edgeRight,
  );
}

export const GridLine = memo(Line) as typeof Line;

interface EmptyProps {
  top: number;
  columns: readonly { key: string; width: number }[];
  layout: Layout;
}

/** A row that is still on its way, in its exact height. */
export function EmptyLine({ top, columns, layout }: EmptyProps) {
  return (
    <div className={styles.line} style={{ transform: `translateY(${top}px)` }} aria-hidden="true">
      <EmptyCells columns={columns} layout={layout} />
    </div>
  );
}

/** Drawn once for each line, however far it travels while one drags the scrollbar. */
const EmptyCells = memo(function EmptyCells({ columns, layout }: Omit<EmptyProps, 'top'>) {
  return (
    <>
      <div className={`${styles.cell} ${styles.index}`} />
      {columns.map((column, i) => (
        <div
          key={column.key}
          className={classes(styles.cell, frozenClass(i, layout))}
          style={placeOf(i, column.width, layout)}
        >
          <span className={styles.skeleton} style={{ width: `${48 + ((i * 29) % 40)}%` }} />
        </div>
      ))}
      <div className={styles.rest} />
    </>
  );
});
