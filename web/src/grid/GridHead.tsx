/** The head of a grid: what each column is, its order, its width, its place, and how many stay in sight. */
import { type RefObject, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/Icon';
import { MenuList } from '../kit/Menu';
import { frozenClass, type Layout, placeOf } from './GridLine';
import styles from './grid.module.css';
import type { GridColumn, GridSort } from './types';
import { reordered, useHeadDrag } from './useHeadDrag';

interface Props<R> {
  columns: readonly GridColumn<R>[];
  layout: Layout;
  /** Columns before this one are not moved. */
  firstMoved: number;
  sort: GridSort | null;
  onSort: (key: string) => void;
  onResize: (key: string, width: number | null) => void;
  onReorder: ((keys: readonly string[]) => void) | undefined;
  onFreeze: ((columns: number) => void) | undefined;
  /** Select a whole column; `on` goes on from the one before. */
  onColumn: (column: number, on: boolean) => void;
  /** The column whose menu is open. */
  menu: number | null;
  onMenu: (column: number | null) => void;
  all: 'none' | 'some' | 'all';
  onAll: (on: boolean) => void;
}

export function GridHead<R>(props: Props<R>) {
  const { columns, layout, firstMoved, onReorder, all, onAll } = props;
  const { t } = useTranslation('list');
  const keys = columns.map(({ key }) => key);
  const { drag, begin, wasDrag } = useHeadDrag({
    layout,
    first: onReorder ? firstMoved : columns.length,
    onDrop: (column, before) => onReorder?.(reordered(keys, column, before)),
  });
  const taken = drag && columns[drag.column];
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
        <HeadCell
          key={column.key}
          {...props}
          column={column}
          place={i}
          taken={drag?.column === i}
          onTake={(event) => begin(i, event)}
          wasDrag={wasDrag}
        />
      ))}
      <div className={styles.rest} />
      {drag && (
        <div
          className={drag.before < layout.frozen ? `${styles.drop} ${styles.over}` : styles.drop}
          style={{ left: layout.lefts[drag.before] ?? 0 }}
        />
      )}
      {drag &&
        taken &&
        createPortal(
          <div className={styles.ghost} style={{ left: drag.x + 8, top: drag.y + 8, width: taken.width }}>
            {taken.title}
          </div>,
          document.body,
        )}
    </div>
  );
}

interface HeadCellProps<R> extends Props<R> {
  column: GridColumn<R>;
  place: number;
  taken: boolean;
  onTake: (event: React.PointerEvent<HTMLElement>) => void;
  wasDrag: () => boolean;
}

function HeadCell<R>({ column, place, layout, sort, taken, onTake, wasDrag, ...on }: HeadCellProps<R>) {
  const words = useRef<HTMLButtonElement>(null);
  const sorted = sort?.key === column.key ? (sort.desc ? 'descending' : 'ascending') : undefined;
  const names = [
    styles.cell,
    frozenClass(place, layout),
    column.align === 'end' && styles.end,
    taken && styles.taken,
    !column.sortable && styles.unsorted,
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: columns are selected by key in the grid, with Ctrl and Space
    <div
      role="columnheader"
      tabIndex={-1}
      className={names.filter(Boolean).join(' ')}
      style={placeOf(place, column.width, layout)}
      {...(sorted ? { 'aria-sort': sorted } : {})}
      onPointerDown={onTake}
      onClick={(event) => {
        if (!wasDrag() && (event.ctrlKey || event.metaKey || event.shiftKey)) on.onColumn(place, event.shiftKey);
      }}
      onContextMenu={(event) => {
        if (!on.onFreeze) return;
        event.preventDefault();
        on.onMenu(place);
      }}
    >
      <button
        ref={words}
        type="button"
        className={styles.sort}
        tabIndex={-1}
        title={column.title}
        onClick={(event) => {
          if (wasDrag() || event.ctrlKey || event.metaKey || event.shiftKey) return;
          if (column.sortable) on.onSort(column.key);
        }}
      >
        <span className="ellipsis">{column.title}</span>
        {column.note && <span className={styles.note}>{column.note}</span>}
        {sorted && <Icon name={sorted === 'descending' ? 'down' : 'up'} size={14} />}
      </button>
      <Grip width={column.width} onResize={(width) => on.onResize(column.key, width)} />
      {on.menu === place && on.onFreeze && (
        <HeadMenu
          title={column.title}
          anchor={words}
          place={place}
          frozen={layout.frozen}
          onFreeze={on.onFreeze}
          onClose={() => on.onMenu(null)}
        />
      )}
    </div>
  );
}

interface HeadMenuProps {
  title: string;
  anchor: RefObject<HTMLButtonElement | null>;
  place: number;
  frozen: number;
  onFreeze: (columns: number) => void;
  onClose: () => void;
}

function HeadMenu({ title, anchor, place, frozen, onFreeze, onClose }: HeadMenuProps) {
  const { t } = useTranslation('grid');
  const entries = [
    {
      key: 'freeze',
      label: t('freeze', { label: title }),
      icon: 'pin',
      disabled: frozen === place + 1,
      run: () => onFreeze(place + 1),
    },
    { key: 'loosen', label: t('loosen'), disabled: frozen === 1, run: () => onFreeze(1) },
  ];
  return createPortal(
    <MenuList label={title} entries={entries} anchor={anchor} align="start" close={onClose} />,
    document.body,
  );
}

const NARROWEST = 56;

/** The edge one drags; a double press brings the usual width back. */
function Grip({ width, onResize }: { width: number; onResize: (width: number | null) => void }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer's way; the keyboard's is Alt, Shift and an arrow up or down
    <span
      className={styles.grip}
      onPointerDown={(event) => {
        event.stopPropagation();
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
