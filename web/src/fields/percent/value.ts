/** In charge of percentages: kept as a fraction (0.15), typed and shown as 15 %. */
import type { FieldDescription } from '../../api/types';
import { misfit } from '../number/read';
import { readNumber, showNumber } from '../number/value';
import type { FieldContext, Reading } from '../type';

interface PercentSettings {
  /** Of the figure before the sign. */
  readonly decimals: number;
  /** Fractions. */
  readonly min: string | null;
  readonly max: string | null;
  readonly entry: 'percent' | 'fraction';
}

const textOrNull = (value: unknown) => (value === null || value === undefined || value === '' ? null : String(value));

export function percentSettings(settings: Readonly<Record<string, unknown>>): PercentSettings {
  return {
    decimals: typeof settings.decimals === 'number' ? settings.decimals : 0,
    min: textOrNull(settings.min),
    max: textOrNull(settings.max),
    entry: settings.entry === 'fraction' ? 'fraction' : 'percent',
  };
}

/** A decimal string times ten to the power of `places`. */
export function scaled(value: string, places: number): string {
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.');
  const digits = `${'0'.repeat(Math.max(0, -places))}${whole}${fraction}${'0'.repeat(Math.max(0, places))}`;
  const point = Math.max(0, -places) + whole.length + places;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const right = digits.slice(point).replace(/0+$/, '');
  const text = right ? `${left}.${right}` : left;
  return negative && text !== '0' ? `-${text}` : text;
}

/** @example showPercent('0.155', 1) // 15.5% */
export const showPercent = (fraction: string, decimals: number | null): string =>
  `${showNumber(scaled(fraction, 2), decimals)}%`;

export function readPercent(typed: string, field: FieldDescription, context: FieldContext): Reading<string> {
  const { t } = context;
  const settings = percentSettings(field.settings);
  const text = typed.normalize('NFKC').trim();
  if (!text) return { ok: true, value: null };
  const [, spoken, signed] = /^(?:百分之(.+)|(.+?)\s*%)$/.exec(text) ?? [];
  const reading = readNumber(spoken ?? signed ?? text);
  if (!reading.ok) return { ok: false, message: t(`read.${reading.why}`) };
  const isSigned = (spoken ?? signed) !== undefined;
  const isFraction = !isSigned && settings.entry === 'fraction';
  const value = isFraction ? reading.value : scaled(reading.value, -2);
  const message = misfit(value, { ...settings, decimals: settings.decimals + 2 }, context, (bound) =>
    showPercent(bound, null),
  );
  if (message !== null) return { ok: false, message };
  return { ok: true, value, echo: t('read.echo', { value: showPercent(value, settings.decimals) }) };
}
