/** In charge of ranges of days, both ends included: what a typist may write, and how they are shown. */
import type { FieldDescription } from '../../api/types';
import { daysBetween } from '../../kit/time';
import { readDate } from '../date/value';
import type { FieldContext, Reading } from '../type';

export interface Days {
  readonly start: string;
  readonly end: string;
}

const BETWEEN = /\s*(?:至|到|~|—+|–|‒|―|\bto\b|\buntil\b|\.\.+|…+)\s*|\s+-+\s+/i;

export const rangeText = ({ start, end }: Days): string => `${start} ~ ${end}`;
export const lengthOf = ({ start, end }: Days): number => daysBetween(start, end) + 1;

/** One day alone is a range of one; a year left out after it is the year of the first. */
export function daysOf(typed: string, today: string): Days | null {
  const text = typed.normalize('NFKC').trim();
  const split = text.split(BETWEEN);
  const parts = split.length === 1 ? halvesOf(text) : split;
  if (parts.length !== 2) return null;
  const [first = '', last = ''] = parts;
  const start = readDate(first, today);
  const end = start && readDate(last, isYearless(last) ? start : today);
  return start && end ? { start, end } : null;
}

/** Cut in the middle, where a dash between two equally written days stands. */
function halvesOf(text: string): string[] {
  const dashes = [...text.matchAll(/[-/]/g)].map(({ index }) => index);
  const middle = dashes[Math.floor(dashes.length / 2)] ?? 0;
  if (![3, 5].includes(dashes.length) || text[middle] !== '-') return text ? [text, text] : [];
  return [text.slice(0, middle).trim(), text.slice(middle + 1).trim()];
}

const isYearless = (text: string) => /^\d{1,2}\s*[-/月]/.test(text) && !text.includes('年');

export function readDays(typed: string, field: FieldDescription, context: FieldContext): Reading<Days> {
  const { t, today } = context;
  if (!typed.trim()) return { ok: true, value: null };
  const value = daysOf(typed, today);
  if (value === null) return { ok: false, message: t('types.date_range.notRange') };
  const message = misfit(value, field, context);
  if (message !== null) return { ok: false, message };
  const said = t('types.date_range.days', { count: lengthOf(value) });
  return { ok: true, value, echo: `${t('read.echo', { value: rangeText(value) })} ${said}` };
}

export function misfit(value: Days, field: FieldDescription, { t }: FieldContext): string | null {
  if (value.start > value.end) return t('types.date_range.backwards', { ...value });
  const max = typeof field.settings.max_days === 'number' ? field.settings.max_days : null;
  const count = lengthOf(value);
  return max !== null && count > max ? t('types.date_range.tooLong', { max, count }) : null;
}
