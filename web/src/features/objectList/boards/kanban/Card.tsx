/** A card: its name and figure, since when it stands there, what else was chosen to be shown, whose it is and when. */
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

/** The chosen fields as lines; a time behind other fields stands at the end of the last line. */
function placesOf(card: readonly FieldDescription[]) {
  const last = card.at(-1);
  const when = last && card.length > 1 && fieldTypeOf(last.type).family === 'time' ? last : null;
  return { facts: when ? card.slice(0, -1) : card, when };
}

const linesOf = ({ card }: CardLook): number => 1 + Math.max(1, placesOf(card).facts.length);
export const cardPx = (look: CardLook): number => AROUND + linesOf(look) * LINE + GAP;

/** A value without anything that could be pressed inside of the card. */
function CardValue({ field, record }: { field: FieldDescription; record: RecordData }) {
  const context = useFieldContext();
  const type = fieldTypeOf(field.type);
  const value = record[field.key];
  return type.links ? type.toText(value, field, context) : <type.GridCell field={field} value={value} place="grid" />;
}

/** Types whose values say nothing without the name of their field. */
const isBare = ({ type }: FieldDescription) => type === 'bool' || fieldTypeOf(type).align === 'end';

/** A value that stands alone on its line: a figure with its name and unit. */
export function CardFact({ field, record }: { field: FieldDescription; record: RecordData }) {
  const context = useFieldContext();
  if (!isBare(field)) return <CardValue field={field} record={record} />;
  return (
    <>
      <span className="muted">{field.label}</span>{' '}
      <span className="numeric">{fieldTypeOf(field.type).toText(record[field.key], field, context)}</span>
    </>
  );
}

export const CardFace = memo(function CardFace({ look, record }: { look: CardLook; record: RecordData }) {
  const { t } = useTranslation('boards');
  const context = useFieldContext();
  const { object, amount, card, since } = look;
  const { facts, when } = placesOf(card);
  const moment = record[since];
  const day = typeof moment === 'string' ? daysBetween(wallClock(moment, context.zone).day, context.today) + 1 : null;
  const owner = record.owner_id as Named | null | undefined;
  const filled = facts.filter((field) => !isEmpty(field, record[field.key]));
  const lines = Array.from({ length: Math.max(1, facts.length) }, (_, i) => filled[i]);
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
        <span key={field?.key ?? `line ${i}`} className={styles.line}>
          <span className={styles.value}>
            {i === lines.length - 1 && owner && (
              <span title={owner.name}>
                <Avatar name={owner.name} me={owner.id === context.me.id} />
              </span>
            )}
            {field && (
              <span className="ellipsis" title={field.label}>
                <CardFact field={field} record={record} />
              </span>
            )}
          </span>
          {i === 0 && day !== null && <small className="numeric">{t('age', { count: day })}</small>}
          {i === lines.length - 1 && when && !isEmpty(when, record[when.key]) && (
            <small className="numeric" title={when.label}>
              <CardValue field={when} record={record} />
            </small>
          )}
        </span>
      ))}
    </>
  );
});
