/** A card: its name and figure, since when it stands there, what else was chosen to be shown, whose it is. */
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, Named, ObjectDescription, RecordData } from '../../../../api/types';
import { useFieldContext } from '../../../../fields/context';
import { isEmpty } from '../../../../fields/data/isEmpty';
import { titleOf } from '../../../../fields/data/objects';
import { fieldTypeOf } from '../../../../fields/registry';
import { Avatar } from '../../../../kit/Avatar';
import { daysBetween, wallClock } from '../../../../kit/time';
import styles from './kanban.module.css';

export interface CardLook {
  readonly object: ObjectDescription;
  readonly amount: FieldDescription | null;
  readonly card: readonly FieldDescription[];
  /** Where the moment since which it stands in its column is found; empty where that is not known. */
  readonly since: string;
}

/** Heights in px: of one line, of the card around them, and of the gap below it. */
const LINE = 21;
const AROUND = 22;
export const GAP = 8;

const linesOf = ({ card }: CardLook): number => 1 + Math.max(1, card.length);
export const cardPx = (look: CardLook): number => AROUND + linesOf(look) * LINE + GAP;

/** A value without anything that could be pressed inside of the card. */
export function CardValue({ field, record }: { field: FieldDescription; record: RecordData }) {
  const context = useFieldContext();
  const type = fieldTypeOf(field.type);
  const value = record[field.key];
  if (isEmpty(field, value)) return <span className={styles.none}>{field.label} —</span>;
  return type.links ? type.toText(value, field, context) : <type.GridCell field={field} value={value} place="grid" />;
}

export const CardFace = memo(function CardFace({ look, record }: { look: CardLook; record: RecordData }) {
  const { t } = useTranslation('boards');
  const context = useFieldContext();
  const { object, amount, card, since } = look;
  const moment = record[since];
  const day = typeof moment === 'string' ? daysBetween(wallClock(moment, context.zone).day, context.today) + 1 : null;
  const owner = record.owner_id as Named | null | undefined;
  const lines: readonly (FieldDescription | null)[] = card.length > 0 ? card : [null];
  return (
    <>
      <span className={styles.line}>
        <b className="ellipsis">{titleOf(record, object, context)}</b>
        {amount && !isEmpty(amount, record[amount.key]) && (
          <b className="numeric">
            <CardValue field={amount} record={record} />
          </b>
        )}
      </span>
      {lines.map((field, i) => (
        <span key={field?.key ?? ''} className={styles.line}>
          <span className={styles.value}>
            {i === lines.length - 1 && owner && (
              <span title={owner.name}>
                <Avatar name={owner.name} me={owner.id === context.me.id} />
              </span>
            )}
            {field && (
              <span className="ellipsis" title={field.label}>
                <CardValue field={field} record={record} />
              </span>
            )}
          </span>
          {i === 0 && day !== null && <small className="numeric">{t('age', { count: day })}</small>}
        </span>
      ))}
    </>
  );
});
