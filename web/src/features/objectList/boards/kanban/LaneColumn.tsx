/** One column of the board: its head, and only those of its cards that are seen. */
import { memo, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, RecordData } from '../../../../api/types';
import { both } from '../../../../fields/condition/reading';
import { useFieldContext } from '../../../../fields/context';
import { titleOf } from '../../../../fields/data/objects';
import { useRowWindow } from '../../../../grid/useRowWindow';
import { Icon } from '../../../../kit/Icon';
import { useCard } from '../../../../kit/LaneSurface';
import { Menu, type MenuEntry } from '../../../../kit/Menu';
import { useIsPhone } from '../../../../kit/phone';
import { type Asked, useRows } from '../../rows';
import { CardFace, type CardLook, cardPx, GAP } from './Card';
import styles from './kanban.module.css';
import { conditionOf, type Lane } from './lanes';

interface Props {
  lane: Lane;
  field: FieldDescription;
  asked: Asked;
  look: CardLook;
  /** Cards can be lifted. */
  movable: boolean;
  onOpen: (record: RecordData) => void;
  /** Other columns, for a menu where dragging is a burden. */
  goalsOf: (record: RecordData) => readonly MenuEntry[];
  /** Remembers the records that are drawn, so that a lifted one is known by its id. */
  onDrawn: (records: readonly RecordData[]) => void;
}

export function LaneCards(props: Props) {
  const { lane, field, asked, look, movable, onOpen, goalsOf, onDrawn } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const condition = useMemo(() => both(asked.filter, conditionOf(field, lane.id)), [asked.filter, field, lane.id]);
  const mine = useMemo<Asked>(() => ({ ...asked, filter: condition }), [asked, condition]);
  const { rows, list, onRange, error, refetch } = useRows(mine, lane.count);
  const rowPx = cardPx(look);
  const drawn = useRowWindow({ scroller, total: rows.total, rowPx, list });
  const { t } = useTranslation('boards');
  const places = Array.from({ length: Math.max(0, drawn.end - drawn.first) }, (_, i) => drawn.first + i);
  const shown = places.map((place) => rows.at(place));
  useEffect(() => onRange(drawn.first, drawn.end), [onRange, drawn.first, drawn.end]);
  useEffect(() => onDrawn(shown.filter((record) => record !== undefined)));
  if (error)
    return (
      <button type="button" className={styles.again} onClick={refetch}>
        <Icon name="refresh" size={14} />
        {t('again')}
      </button>
    );
  return (
    <div
      ref={scroller}
      className={styles.cards}
      role="group"
      aria-label={lane.label}
      tabIndex={rows.total > 0 ? 0 : -1}
    >
      <div style={{ height: drawn.height, position: 'relative' }}>
        {places.map((place, i) => {
          const record = shown[i];
          return (
            <div
              key={record?.id ?? `at ${place}`}
              className={styles.slot}
              style={{ top: drawn.topOf(place), height: rowPx - GAP }}
            >
              {record ? (
                <Card record={record} look={look} movable={movable} onOpen={onOpen} goalsOf={goalsOf} />
              ) : (
                <div className={styles.empty} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface CardProps {
  record: RecordData;
  look: CardLook;
  movable: boolean;
  onOpen: (record: RecordData) => void;
  goalsOf: (record: RecordData) => readonly MenuEntry[];
}

const Card = memo(function Card({ record, look, movable, onOpen, goalsOf }: CardProps) {
  const { t } = useTranslation('boards');
  const context = useFieldContext();
  const phone = useIsPhone();
  const goals = phone ? goalsOf(record) : [];
  const { ref, props, lifted } = useCard(record.id, movable && !phone);
  return (
    <>
      <button
        ref={ref}
        type="button"
        className={lifted ? `${styles.card} ${styles.origin}` : styles.card}
        {...props}
        data-menu={goals.length > 0 ? true : undefined}
        onClick={() => onOpen(record)}
      >
        <CardFace look={look} record={record} />
      </button>
      {goals.length > 0 && (
        <div className={styles.menu}>
          <Menu label={t('moveTo', { title: titleOf(record, look.object, context) })} align="end" entries={goals}>
            <Icon name="swap" />
          </Menu>
        </div>
      )}
    </>
  );
});
