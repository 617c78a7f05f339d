/** In charge of reading a number against its field: places, bounds, and the echo of what was understood. */
import type { FieldDescription } from '../../api/types';
import type { FieldContext, Reading } from '../type';
import { compareNumbers, readNumber, showNumber } from './value';

/** Settings of a number field as published. */
interface NumberSettings {
  decimals: number | null;
  min: string | null;
  max: string | null;
  unit: string;
}

const textOrNull = (value: unknown) => (value === null || value === undefined || value === '' ? null : String(value));

export function numberSettings({ settings }: FieldDescription): NumberSettings {
  const decimals = settings.decimals;
  return {
    decimals: typeof decimals === 'number' ? decimals : null,
    min: textOrNull(settings.min),
    max: textOrNull(settings.max),
    unit: textOrNull(settings.unit) ?? '',
  };
}

/** Digits that the server keeps, those after the point included. */
const PRECISION = 24;

export function readAmount(typed: string, field: FieldDescription, { t }: FieldContext): Reading<string> {
  const { decimals, min, max, unit } = numberSettings(field);
  const text = unit && typed.trim().endsWith(unit) ? typed.trim().slice(0, -unit.length) : typed;
  if (!text.trim()) return { ok: true, value: null };
  const reading = readNumber(text);
  if (!reading.ok) return { ok: false, message: t(`read.${reading.why}`) };
  const { value } = reading;
  const places = value.split('.')[1]?.length ?? 0;
  if (decimals !== null && places > decimals)
    return { ok: false, message: t('read.tooManyDecimals', { count: decimals }) };
  if ((value.split('.')[0] ?? '').replace('-', '').length > PRECISION - (decimals ?? 0))
    return { ok: false, message: t('read.tooManyDigits') };
  if (min !== null && compareNumbers(value, min) < 0)
    return { ok: false, message: t('read.below', { min: showNumber(min, null) }) };
  if (max !== null && compareNumbers(value, max) > 0)
    return { ok: false, message: t('read.above', { max: showNumber(max, null) }) };
  const echo = t('read.echo', { value: withUnit(showNumber(value, decimals), unit) });
  // A long plain figure is echoed too: marks make its size readable while one types.
  return { ok: true, value, ...(reading.understood || value.length > 4 ? { echo } : {}) };
}

export const withUnit = (shown: string, unit: string): string =>
  unit ? `${shown}${unit === '%' ? '' : ' '}${unit}` : shown;
