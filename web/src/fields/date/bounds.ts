/** In charge of which days a field takes: from a first to a last, either fixed or counted from today. */
import type { FieldContext } from '../type';
import { readDate, shiftDays } from './value';

type Settings = Readonly<Record<string, unknown>>;

interface Bounds {
  readonly min: string | null;
  readonly max: string | null;
}

/** The day that a bound means: ISO, `today`, `today-7`, `today+30`; null for none. */
export function boundOf(text: unknown, today: string): string | null {
  if (typeof text !== 'string' || !text.trim()) return null;
  const [word, sign, days] = /^today\s*(?:([+-])\s*(\d{1,5}))?$/i.exec(text.trim()) ?? [];
  if (word === undefined) return /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? readDate(text, today) : null;
  return shiftDays(today, Number(days ?? 0) * (sign === '-' ? -1 : 1));
}

export const boundsOf = ({ min, max }: Settings, today: string): Bounds => ({
  min: boundOf(min, today),
  max: boundOf(max, today),
});

export const isOutside = (day: string, { min, max }: Bounds): boolean =>
  (min !== null && day < min) || (max !== null && day > max);

/** Why the field does not take a day; null when it does. Working days are judged by the server, which has the calendar. */
export function outside(day: string, settings: Settings, { today, t }: FieldContext): string | null {
  const bounds = boundsOf(settings, today);
  return isOutside(day, bounds) ? saidOutside(bounds, t) : null;
}

export const saidOutside = ({ min, max }: Bounds, t: FieldContext['t']): string =>
  t('types.date.outside', { min: min ?? '…', max: max ?? '…' });
