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

export function readAmount(typed: string, field: FieldDescription, context: FieldContext): Reading<string> {
  const { decimals, min, max, unit } = numberSettings(field);
  const text = unit && typed.trim().endsWith(unit) ? typed.trim().slice(0, -unit.length) : typed;
  if (!text.trim()) return { ok: true, value: null };
  const reading = readNumber(text);
  if (!reading.ok) return { ok: false, message: context.t(`read.${reading.why}`) };
  const message = misfit(reading.value, { decimals, min, max }, context);
  if (message !== null) return { ok: false, message };
  const { value } = reading;
  const echo = context.t('read.echo', { value: withUnit(showNumber(value, decimals), unit) });
  // A long plain figure is echoed too: marks make its size readable while one types.
  return { ok: true, value, ...(reading.understood || value.length > 4 ? { echo } : {}) };
}

interface Limits {
  /** Places after the point; null: as many as there are. */
  readonly decimals: number | null;
  readonly min: string | null;
  readonly max: string | null;
}

/** Why a decimal string does not fit; null when it does. `show` writes the bounds as they are written to people. */
export function misfit(
  value: string,
  { decimals, min, max }: Limits,
  { t }: FieldContext,
  show = plainly,
): string | null {
  const [whole = '', fraction = ''] = value.split('.');
  if (decimals !== null && fraction.length > decimals) return t('read.tooManyDecimals', { count: decimals });
  if (whole.replace('-', '').length > PRECISION - (decimals ?? 0)) return t('read.tooManyDigits');
  if (min !== null && compareNumbers(value, min) < 0) return t('read.below', { min: show(min) });
  if (max !== null && compareNumbers(value, max) > 0) return t('read.above', { max: show(max) });
  return null;
}

const plainly = (bound: string) => showNumber(bound, null);

export const withUnit = (shown: string, unit: string): string =>
  unit ? `${shown}${unit === '%' ? '' : ' '}${unit}` : shown;
