/** The head over the rows of a group, with its totals in their columns; and the line of totals below all rows. */
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/Icon';
import { cellId, frozenClass, type Layout, placeOf } from './GridLine';
import styles from './grid.module.css';
import type { GroupHead } from './types';

interface Columns {
  columns: readonly { key: string; width: number; align: 'start' | 'end' }[];
  layout: Layout;
}

interface GroupProps extends Columns {
  head: GroupHead;
  gridId: string;
  place: number;
  /** Absent: it stays in sight below the head of the list. */
  top?: number;
  active: boolean;
  onToggle: (id: string) => void;
  onPress: (place: number, column: number) => void;
}

function Group({ head, gridId, place, top, active, onToggle, onPress, columns, layout }: GroupProps) {
  const { t, i18n } = useTranslation('grid');
  const stays = top === undefined;
  const names = [styles.line, styles.group, stays && styles.stays].filter(Boolean).join(' ');
  const [first, ...rest] = columns;
  return (
    <div
      role="row"
      tabIndex={-1}
      {...(stays ? { 'aria-hidden': true } : { 'aria-rowindex': place + 2 })}
      aria-expanded={!head.collapsed}
      className={names}
      style={stays ? {} : { transform: `translateY(${top}px)` }}
    >
      <div
        role="gridcell"
        {...(stays ? {} : { id: cellId(gridId, place, 0) })}
        tabIndex={-1}
        className={[styles.cell, styles.title, active && styles.active].filter(Boolean).join(' ')}
        style={{ minWidth: (layout.lefts[0] ?? 0) + (first?.width ?? 0) }}
      >
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          aria-label={t(head.collapsed ? 'expand' : 'collapse')}
          onClick={() => {
            if (!stays) onPress(place, 0);
            onToggle(head.id);
          }}
        >
          <Icon name={head.collapsed ? 'right' : 'down'} size={14} />
        </button>
        <b className="ellipsis">{head.label}</b>
        <span className={styles.note}>{head.count.toLocaleString(i18n.language)}</span>
      </div>
      <Totals columns={rest} from={1} layout={layout} totals={head.totals} />
    </div>
  );
}

export const GroupLine = memo(Group);

interface FootProps extends Columns {
  totals: Readonly<Record<string, ReactNode>>;
}

export const FootLine = memo(function FootLine({ totals, columns, layout }: FootProps) {
  return (
    <div role="row" tabIndex={-1} className={`${styles.line} ${styles.foot}`}>
      <div role="gridcell" tabIndex={-1} className={`${styles.cell} ${styles.index}`} />
      <Totals columns={columns} from={0} layout={layout} totals={totals} />
    </div>
  );
});

function Totals({ columns, from, layout, totals }: Columns & { from: number; totals: GroupHead['totals'] }) {
  return (
    <>
      {columns.map(({ key, width, align }, i) => (
        <div
          key={key}
          role="gridcell"
          tabIndex={-1}
          className={[styles.cell, frozenClass(from + i, layout), align === 'end' && styles.end]
            .filter(Boolean)
            .join(' ')}
          style={placeOf(from + i, width, layout)}
        >
          <span className="ellipsis">{totals[key]}</span>
        </div>
      ))}
      <div className={styles.rest} />
    </>
  );
}
