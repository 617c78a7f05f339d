/** The head of a grid: what each column is, its order, its width. */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/Icon';
import styles from './grid.module.css';
import type { GridColumn, GridSort } from './types';

interface Props<R> {
  columns: readonly GridColumn<R>[];
  sort: GridSort | null;
  onSort: (key: string) => void;
  onResize: (key: string, width: number | null) => void;
  all: 'none' | 'some' | 'all';
  onAll: (on: boolean) => void;
}

export function GridHead<R>({ columns, sort, onSort, onResize, all, onAll }: Props<R>) {
  const { t } = useTranslation('list');
  return (
    <div role="row" tabIndex={-1} className={styles.head} aria-rowindex={1}>
      <div role="columnheader" tabIndex={-1} className={`${styles.cell} ${styles.index}`}>
        <input
          type="checkbox"
          className={styles.tick}
          aria-label={t('grid.selectAll')}
          checked={all === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = all === 'some';
          }}
          tabIndex={-1}
          onChange={(event) => onAll(event.target.checked)}
        />
      </div>
      {columns.map((column, i) => (
        <HeadCell key={column.key} column={column} first={i === 0} sort={sort} onSort={onSort} onResize={onResize} />
      ))}
      <div className={styles.rest} />
    </div>
  );
}

interface HeadCellProps<R> {
  column: GridColumn<R>;
  first: boolean;
  sort: GridSort | null;
  onSort: (key: string) => void;
  onResize: (key: string, width: number | null) => void;
}

function HeadCell<R>({ column, first, sort, onSort, onResize }: HeadCellProps<R>) {
  const sorted = sort?.key === column.key ? (sort.desc ? 'descending' : 'ascending') : undefined;
  const names = [styles.cell, first && styles.name, column.align === 'end' && styles.end];
  const words = (
    <>
      <span className="ellipsis">{column.title}</span>
      {column.note && <span className={styles.note}>{column.note}</span>}
      {sorted && <Icon name={sorted === 'descending' ? 'down' : 'up'} size={14} />}
    </>
  );
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      className={names.filter(Boolean).join(' ')}
      style={{ width: column.width }}
      {...(sorted ? { 'aria-sort': sorted } : {})}
    >
      {column.sortable ? (
        <button
          type="button"
          className={styles.sort}
          tabIndex={-1}
          title={column.title}
          onClick={() => onSort(column.key)}
        >
          {words}
        </button>
      ) : (
        <span className={styles.sort} title={column.title}>
          {words}
        </span>
      )}
      <Grip width={column.width} onResize={(width) => onResize(column.key, width)} />
    </div>
  );
}

const NARROWEST = 56;

/** The edge one drags; a double press brings the usual width back. */
function Grip({ width, onResize }: { width: number; onResize: (width: number | null) => void }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: widths are a convenience of the pointer; nothing else needs it
    <span
      className={styles.grip}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (from.current) onResize(Math.max(NARROWEST, from.current.width + event.clientX - from.current.x));
      }}
      onPointerUp={() => {
        from.current = null;
      }}
      onDoubleClick={() => onResize(null)}
    />
  );
}
