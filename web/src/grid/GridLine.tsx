/** One row of a grid. Memoised: while one scrolls or moves the focus, only rows that changed are drawn again. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './grid.module.css';
import type { GridColumn, GridRow } from './types';

interface Props<R extends GridRow> {
  row: R;
  place: number;
  top: number;
  columns: readonly GridColumn<R>[];
  selected: boolean;
  /** The active column when the active cell is in this row. */
  activeColumn: number | null;
  onPress: (place: number, column: number) => void;
  onEdit: (place: number, column: number) => void;
  onSelect: (place: number, range: boolean) => void;
}

export const cellId = (grid: string, row: number, column: number): string => `${grid}-${row}-${column}`;

const isToggle = (target: EventTarget) => target instanceof Element && target.closest('[data-toggle]') !== null;

function Line<R extends GridRow>(props: Props<R> & { gridId: string }) {
  const { row, place, top, columns, selected, activeColumn, onPress, onEdit, onSelect, gridId } = props;
  const { t } = useTranslation('list');
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
        tabIndex={-1}
        className={[styles.cell, styles.index, activeColumn === -1 && styles.active].filter(Boolean).join(' ')}
        onClick={(event) => {
          onPress(place, -1);
          onSelect(place, event.shiftKey);
        }}
      >
        <span className={styles.number}>{place + 1}</span>
        <input
          type="checkbox"
          className={styles.tick}
          tabIndex={-1}
          checked={selected}
          readOnly
          aria-label={t('grid.select', { row: place + 1 })}
        />
      </div>
      {columns.map((column, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its cells
        <div
          key={column.key}
          role="gridcell"
          id={cellId(gridId, place, i)}
          tabIndex={-1}
          aria-readonly={!column.edit}
          className={[
            styles.cell,
            i === 0 && styles.name,
            column.align === 'end' && styles.end,
            activeColumn === i && styles.active,
          ]
            .filter(Boolean)
            .join(' ')}
          style={{ width: column.width }}
          onClick={(event) => {
            onPress(place, i);
            if (column.edit?.toggle && isToggle(event.target)) onEdit(place, i);
          }}
          onDoubleClick={() => !column.edit?.toggle && onEdit(place, i)}
        >
          <span className="ellipsis">{column.render(row)}</span>
        </div>
      ))}
      <div className={styles.rest} />
    </div>
  );
}

export const GridLine = memo(Line) as typeof Line;

/** A row that is still on its way, in its exact height. */
export function EmptyLine<R>({ top, columns }: { top: number; columns: readonly GridColumn<R>[] }) {
  return (
    <div className={styles.line} style={{ transform: `translateY(${top}px)` }} aria-hidden="true">
      <EmptyCells columns={columns} />
    </div>
  );
}

/** Drawn once for each line, however far it travels while one drags the scrollbar. */
const EmptyCells = memo(function EmptyCells({ columns }: { columns: readonly { key: string; width: number }[] }) {
  return (
    <>
      <div className={`${styles.cell} ${styles.index}`} />
      {columns.map((column, i) => (
        <div
          key={column.key}
          className={i === 0 ? `${styles.cell} ${styles.name}` : styles.cell}
          style={{ width: column.width }}
        >
          <span className={styles.skeleton} style={{ width: `${48 + ((i * 29) % 40)}%` }} />
        </div>
      ))}
      <div className={styles.rest} />
    </>
  );
});
