/** In charge of stars: how many, out of how many. */
import type { FieldDescription } from '../../api/types';
import type { FieldContext, Reading } from '../type';

const STARS = /^([★⭐]+)\ufe0f?☆*$/;
const NUMBER = /^(?:(\d{1,3})(?:\.0*)?\s*[星分颗]?|(\d{1,3})\s*\/\s*\d{1,2})$/;
const FEWEST = 3;
const MOST = 10;

export const maxOf = ({ max }: Readonly<Record<string, unknown>>): number =>
  typeof max === 'number' ? Math.max(FEWEST, Math.min(MOST, max)) : 5;

export function readRating(typed: string, field: FieldDescription, { t }: FieldContext): Reading<number> {
  const text = typed.normalize('NFKC').trim();
  if (!text) return { ok: true, value: null };
  const [, drawn] = STARS.exec(text) ?? [];
  const [, counted, of] = NUMBER.exec(text) ?? [];
  const digits = counted ?? of;
  if (drawn === undefined && digits === undefined) return { ok: false, message: t('read.notNumber') };
  const value = drawn === undefined ? Number(digits) : [...drawn].length;
  const max = maxOf(field.settings);
  if (value < 1) return { ok: false, message: t('read.below', { min: 1 }) };
  if (value > max) return { ok: false, message: t('read.above', { max }) };
  return { ok: true, value };
}
