/** Totals and the names of groups, as the cells of their fields would say them. */
import type { ReactNode } from 'react';
import type { FieldDescription } from '../../api/types';
import type { GroupKey } from '../../fields/condition/sentence';
import { fieldTypeOf } from '../../fields/registry';
import type { FieldContext } from '../../fields/type';
import type { Group } from './groups';
import styles from './list.module.css';
import { FIGURES, type Figure, type Total } from './view';

/** Types whose cells draw something else than a number. */
const DRAWN = new Set(['rating', 'score', 'slider']);

/** Which figures a field has: all of a number, the ends of a time, how many different ones of the rest. */
export function figuresOf(field: FieldDescription): readonly Figure[] {
  const { family, sealed } = fieldTypeOf(field.type);
  if (sealed || field.operators.includes('has_any') || field.target !== undefined) return [];
  if (family === 'number') return FIGURES;
  if (family === 'time') return field.operators.includes('relative') ? ['min', 'max', 'count_distinct'] : [];
  return field.groupable ? ['count_distinct'] : [];
}

/** A figure of a field in words. */
export function figure(field: FieldDescription, fn: Figure, value: string, context: FieldContext): ReactNode {
  const type = fieldTypeOf(field.type);
  if (fn === 'count_distinct' || DRAWN.has(field.type)) return Number(value).toLocaleString(context.language);
  return <type.GridCell field={field} value={asValue(field, value)} place="grid" />;
}

/** A number of the server as the value of a record. */
function asValue(field: FieldDescription, value: string): unknown {
  if (field.type === 'money') return { amount: value, currency: String(field.settings.currency || 'CNY') };
  return field.type === 'duration' ? Number(value) : value;
}

interface Line {
  fields: readonly FieldDescription[];
  totals: readonly Total[];
  context: FieldContext;
  /** Says which figure it is where that is not a sum. */
  named?: (fn: Figure) => string;
}

/** The figures of a line below their columns, by field key. */
export function figuresBelow(
  values: readonly (string | null)[],
  { fields, totals, context, named }: Line,
): Record<string, ReactNode> {
  const below: Record<string, ReactNode> = {};
  totals.forEach(({ field: key, fn }, i) => {
    const field = fields.find((one) => one.key === key);
    const value = values[i];
    if (!field || value === null || value === undefined) return;
    below[key] = (
      <>
        {named && fn !== 'sum' && <span className={styles.fn}>{named(fn)}</span>}
        {figure(field, fn, value, context)}
      </>
    );
  });
  return below;
}

/** The name of a group: a choice in its words, a person with a face, a span of days in words. */
export function groupLabel(
  { value, label }: Group,
  key: GroupKey,
  field: FieldDescription | undefined,
  context: FieldContext,
): ReactNode {
  if (value === null || !field) return <span className="muted">{context.t('sentence.noValue')}</span>;
  const type = fieldTypeOf(field.type);
  if (key.bucket) return spanOfDays(value, key.bucket, context.language);
  if (field.target !== undefined) return label ?? value;
  if (field.operators.includes('in') && field.options === undefined && type.FilterWords) {
    return label === null ? value : <type.GridCell field={field} value={{ id: value, name: label }} place="grid" />;
  }
  return label ?? value;
}

const MONTHS_OF_A_QUARTER = 3;

/** The span that begins at a day, `2026-03-01`. */
export function spanOfDays(first: string, bucket: GroupKey['bucket'], language: string): string {
  const day = new Date(`${first}T00:00:00Z`);
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(day);
  if (bucket === 'year') return say({ year: 'numeric' });
  if (bucket === 'month') return say({ year: 'numeric', month: 'long' });
  if (bucket === 'quarter') {
    const quarter = Math.floor(day.getUTCMonth() / MONTHS_OF_A_QUARTER) + 1;
    return `${say({ year: 'numeric' })} Q${quarter}`;
  }
  const long = say({ year: 'numeric', month: 'long', day: 'numeric' });
  if (bucket !== 'week') return long;
  const last = new Date(day.getTime() + 6 * 86_400_000);
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'medium' }).formatRange(day, last);
}
