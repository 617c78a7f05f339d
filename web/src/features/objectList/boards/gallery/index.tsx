/** Records as cards with a picture; only the rows of cards that are seen are drawn. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, RecordData } from '../../../../api/types';
import { both } from '../../../../fields/condition/reading';
import { useFieldContext } from '../../../../fields/context';
import { isEmpty } from '../../../../fields/data/isEmpty';
import { titleOf } from '../../../../fields/data/objects';
import { addressesOf } from '../../../../fields/files/addresses';
import { useRowWindow } from '../../../../grid/useRowWindow';
import { Icon } from '../../../../kit/Icon';
import { PageError, PageLoading } from '../../../../kit/states';
import { type Asked, useCount, useRows } from '../../rows';
import type { BoardProps } from '../../view';
import { BoardFoot } from '../BoardFoot';
import { CardFact } from '../kanban/Card';
import { rolesOf } from '../roles';
import styles from './gallery.module.css';

/** Sizes in px: the least width of a card, the height of its picture, of a line, and what stands around them. */
const LEAST = 220;
const PICTURE = 148;
const LINE = 21;
const AROUND = 12;
const ABOVE_WORDS = 10;
const GAP = 12;

export default function Gallery({ object, view, asked, onOpen }: BoardProps) {
  const { t } = useTranslation('boards');
  const roles = useMemo(() => rolesOf(object, view.body), [object, view.body]);
  const mine = useMemo<Asked>(() => {
    const keys = [object.title_field, roles.cover?.key ?? '', ...roles.card.map(({ key }) => key)];
    return { ...asked, group: null, fields: [...new Set(keys.filter(Boolean))] };
  }, [asked, object, roles]);
  const count = useCount(mine, true);
  const { rows, list, onRange, loading, error, refetch } = useRows(mine, count.counted);
  const pictures = useHasPictures(mine, roles.cover);
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useColumns(scroller);
  const rowPx = (pictures ? PICTURE : ABOVE_WORDS) + LINE * (1 + roles.card.length) + AROUND + GAP;
  const drawn = useRowWindow({ scroller, total: Math.ceil(rows.total / columns), rowPx, list });
  useEffect(() => onRange(drawn.first * columns, drawn.end * columns), [onRange, drawn.first, drawn.end, columns]);
  if (error) return <PageError error={error} onRetry={refetch} />;
  if (loading || pictures === null) return <PageLoading />;
  const lines = Array.from({ length: Math.max(0, drawn.end - drawn.first) }, (_, i) => drawn.first + i);
  return (
    <div className={styles.board}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the cards scroll, for the keyboard too */}
      <section ref={scroller} className={styles.scroll} aria-label={object.plural || object.label} tabIndex={0}>
        <div style={{ height: drawn.height, position: 'relative' }}>
          {lines.map((line) => (
            <div
              key={drawn.slotOf(line)}
              className={styles.line}
              style={{
                top: drawn.topOf(line),
                height: rowPx - GAP,
                gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              }}
            >
              {Array.from({ length: Math.min(columns, rows.total - line * columns) }, (_, i) => {
                const place = line * columns + i;
                const record = rows.at(place);
                if (!record) return <div key={place} className={styles.waiting} />;
                return (
                  <GalleryCard
                    key={record.id}
                    {...{ object, record, card: roles.card, cover: roles.cover, pictures }}
                    onOpen={() => onOpen(record)}
                  />
                );
              })}
            </div>
          ))}
        </div>
      </section>
      <BoardFoot object={object} view={view} kind="gallery">
        <span className="numeric">{t('foot.count', { count: rows.total })}</span>
      </BoardFoot>
    </div>
  );
}

/** Whether any of the records has a picture, so that cards without one are not drawn around nothing; null: not known. */
function useHasPictures(asked: Asked, cover: FieldDescription | null): boolean | null {
  const filter = cover ? both(asked.filter, { field: cover.key, op: 'not_empty' }) : asked.filter;
  const { shown } = useCount({ ...asked, filter }, cover !== null);
  if (!cover) return false;
  return shown ? shown.count > 0 : null;
}

/** As many as there is room for. */
function useColumns(scroller: React.RefObject<HTMLDivElement | null>): number {
  const [columns, setColumns] = useState(4);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setColumns(Math.max(1, Math.floor((element.clientWidth - GAP) / (LEAST + GAP))));
    const resized = new ResizeObserver(look);
    resized.observe(element);
    look();
    return () => resized.disconnect();
    // the scroller is drawn once the first rows have arrived
  });
  return columns;
}

interface CardProps {
  object: BoardProps['object'];
  record: RecordData;
  card: readonly FieldDescription[];
  cover: FieldDescription | null;
  pictures: boolean;
  onOpen: () => void;
}

function GalleryCard({ object, record, card, cover, pictures, onOpen }: CardProps) {
  const context = useFieldContext();
  return (
    <button type="button" className={styles.card} onClick={onOpen}>
      {pictures && <Cover object={object.key} record={record} cover={cover} icon={object.icon} />}
      <b className="ellipsis">{titleOf(record, object, context)}</b>
      {card
        .filter((field) => !isEmpty(field, record[field.key]))
        .map((field) => (
          <span key={field.key} className="ellipsis" title={field.label}>
            <CardFact field={field} record={record} />
          </span>
        ))}
    </button>
  );
}

interface CoverProps {
  object: string;
  record: RecordData;
  cover: FieldDescription | null;
  icon: string;
}

/** The first picture of the field; the record itself says who may see it. */
function Cover({ object, record, cover, icon }: CoverProps) {
  const [broken, setBroken] = useState(false);
  const files = cover ? record[cover.key] : null;
  const picture = Array.isArray(files)
    ? (files as { id: string; type: string }[]).find(({ type }) => type.startsWith('image/'))
    : undefined;
  if (!picture || broken)
    return (
      <span className={styles.cover}>
        <Icon name={cover ? 'image' : icon || 'doc'} size={20} />
      </span>
    );
  const { content } = addressesOf(picture.id, { object, id: record.id, values: record });
  return (
    <span className={styles.cover}>
      <img src={content} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
    </span>
  );
}
