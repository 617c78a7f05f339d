/** In charge of a number on a scale: between two ends, in steps counted from the lower one. */
import type { FieldDescription } from '../../api/types';
import { misfit, numberSettings, withUnit } from '../number/read';
import { readNumber, showNumber } from '../number/value';
import type { FieldContext, Reading } from '../type';

export interface Scale {
  readonly min: string;
  readonly max: string;
  readonly step: string;
}

const textOr = (value: unknown, usual: string) =>
  value === null || value === undefined || value === '' ? usual : String(value);

export const scaleOf = (settings: Readonly<Record<string, unknown>>): Scale => ({
  min: textOr(settings.min, '0'),
  max: textOr(settings.max, '100'),
  step: textOr(settings.step, '1'),
});

export function readSlider(typed: string, field: FieldDescription, context: FieldContext): Reading<string> {
  const { decimals, unit } = numberSettings(field);
  const scale = scaleOf(field.settings);
  const text = unit && typed.trim().endsWith(unit) ? typed.trim().slice(0, -unit.length) : typed;
  if (!text.trim()) return { ok: true, value: null };
  const reading = readNumber(text);
  if (!reading.ok) return { ok: false, message: context.t(`read.${reading.why}`) };
  const message = misfit(reading.value, { ...scale, decimals: decimals ?? 0 }, context);
  if (message !== null) return { ok: false, message };
  if (!isOnStep(reading.value, scale)) {
    const { min, step } = scale;
    return { ok: false, message: context.t('types.slider.offStep', { min: showNumber(min, null), step }) };
  }
  return { ok: true, value: reading.value };
}

/** Exactly, whatever the places: in whole units of the finest of the three. */
function isOnStep(value: string, { min, step }: Scale): boolean {
  const places = Math.max(...[value, min, step].map((text) => text.split('.')[1]?.length ?? 0));
  const whole = (text: string) => {
    const [left = '', right = ''] = text.split('.');
    return BigInt(left + right.padEnd(places, '0'));
  };
  const size = whole(step);
  return size <= 0n || (whole(value) - whole(min)) % size === 0n;
}

export const showSlider = (value: string, field: FieldDescription): string => {
  const { decimals, unit } = numberSettings(field);
  return withUnit(showNumber(value, decimals), unit);
};

/** How far along the scale a value is, in hundredths; only for drawing. */
export function partOf(value: string | null, field: FieldDescription): number {
  const { min, max } = scaleOf(field.settings);
  return ((Number(value ?? min) - Number(min)) / (Number(max) - Number(min) || 1)) * 100;
}
