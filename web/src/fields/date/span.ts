/** In charge of spans of time counted from today: which are offered, and how each is said. */
import { isSpan, type LeafValue, type Span } from '../condition/model';
import type { FieldContext } from '../type';
import { showDate } from './value';

/** Offered in a filter, most used first. */
export const SPANS: readonly Span[] = [
  { unit: 'day', from: 0, to: 0 },
  { unit: 'day', from: -1, to: -1 },
  { unit: 'day', from: -6, to: 0 },
  { unit: 'day', from: -29, to: 0 },
  { unit: 'day', from: 0, to: 6 },
  { unit: 'day', from: 0, to: 29 },
  { unit: 'week', from: 0, to: 0 },
  { unit: 'week', from: 1, to: 1 },
  { unit: 'month', from: 0, to: 0 },
  { unit: 'month', from: -1, to: -1 },
  { unit: 'month', from: 1, to: 1 },
  { unit: 'quarter', from: 0, to: 0 },
  { unit: 'year', from: 0, to: 0 },
  { unit: 'year', from: -1, to: -1 },
];

export const spanKey = ({ unit, from, to }: Span): string => `${unit},${from},${to}`;

/** @example "in the last 7 days" */
export function spanText({ unit, from, to }: Span, { t }: FieldContext): string {
  if (from === to && Math.abs(from) <= 1) return t(`span.${unit}.${from}`);
  if (unit === 'day' && to === 0 && from < 0) return t('span.lastDays', { count: 1 - from });
  if (unit === 'day' && from === 0) return t('span.nextDays', { count: to + 1 });
  return t('span.general', { from, to, unit: t(`span.units.${unit}`) });
}

/** A condition on a day or a moment in words; days as `YYYY-MM-DD`. */
export function timeText(value: LeafValue, context: FieldContext, show = (day: string) => day): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value && show(value);
  if (isSpan(value)) return spanText(value, context);
  const [from = '', to = ''] = value;
  return from && to ? context.t('span.range', { from: show(from), to: show(to) }) : null;
}

export const dayText = (day: string, { today, language }: FieldContext): string => showDate(day, today, language);
