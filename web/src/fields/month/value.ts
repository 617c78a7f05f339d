/** In charge of months of a year, `YYYY-MM`: what a typist may write, and how they are shown. */
import type { FieldDescription } from '../../api/types';
import { shiftMonths } from '../controls/Calendar';
import { isOutside, saidOutside } from '../date/bounds';
import type { FieldContext, Reading } from '../type';

const FIGURES = [
  /^(\d{4})(\d{2})$/,
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:份|[-/.]0?1|0?1[日号])?$/,
  /^(\d{2})年(\d{1,2})月(?:份)?$/,
  /^()(\d{1,2})月(?:份)?$/,
];
const NAMED = /^(?:(上)个?月|(?:本|这个)月|(下)个?月)$/;

/** @param today `YYYY-MM-DD`; a text without a year means its year. */
export function monthOf(typed: string, today: string): string | null {
  const text = typed.normalize('NFKC').trim();
  const named = NAMED.exec(text);
  if (named) return shiftMonths(today.slice(0, 7), named[1] ? -1 : named[2] ? 1 : 0);
  for (const figures of FIGURES) {
    const [, year, month] = figures.exec(text) ?? [];
    if (month !== undefined) return realMonth(year || today.slice(0, 4), Number(month));
  }
  return null;
}

function realMonth(year: string, month: number): string | null {
  const whole = year.length === 2 ? `20${year}` : year;
  return month >= 1 && month <= 12 && Number(whole) >= 1 ? `${whole}-${String(month).padStart(2, '0')}` : null;
}

export function monthBounds({ min, max }: Readonly<Record<string, unknown>>, today: string) {
  const bound = (text: unknown) => (typeof text === 'string' && text ? monthOf(text, today) : null);
  return { min: bound(min), max: bound(max) };
}

export function readMonth(typed: string, field: FieldDescription, { t, today }: FieldContext): Reading<string> {
  if (!typed.trim()) return { ok: true, value: null };
  const value = monthOf(typed, today);
  if (value === null) return { ok: false, message: t('types.month.notMonth') };
  const bounds = monthBounds(field.settings, today);
  if (isOutside(value, bounds)) return { ok: false, message: saidOutside(bounds, t) };
  return { ok: true, value, ...(value === typed.trim() ? {} : { echo: t('read.echo', { value }) }) };
}
