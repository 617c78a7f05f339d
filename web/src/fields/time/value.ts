/** In charge of times of day: `HH:MM:SS` without a day or a zone. */
import type { FieldDescription } from '../../api/types';
import { readClock } from '../datetime/value';
import type { FieldContext, Reading } from '../type';

const pad = (value: number) => String(value).padStart(2, '0');

/** `14:30:00` of what is typed (`14:30`, `2:30 pm`); null when it is no time. */
export function timeOf(typed: string): string | null {
  const seconds = readClock(typed);
  if (seconds === null || !Number.isInteger(seconds)) return null;
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** Without seconds where there are none. */
export const showTime = (time: string): string => time.replace(/:00$/, '');

export const stepOf = ({ step_minutes }: Readonly<Record<string, unknown>>): number =>
  typeof step_minutes === 'number' && step_minutes > 0 ? step_minutes : 0;

/** Steps are counted from midnight. */
export function isOnStep(time: string, stepMinutes: number): boolean {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return stepMinutes === 0 || ((hour * 60 + minute) % stepMinutes === 0 && second === 0);
}

interface Bounds {
  readonly min: string | null;
  readonly max: string | null;
}

export const timeBounds = ({ min, max }: Readonly<Record<string, unknown>>): Bounds => ({
  min: typeof min === 'string' && min ? timeOf(min) : null,
  max: typeof max === 'string' && max ? timeOf(max) : null,
});

/** The times of a day that a field takes, at least a quarter of an hour apart: what a list offers. */
export function offeredTimes(settings: Readonly<Record<string, unknown>>): readonly string[] {
  const { min, max } = timeBounds(settings);
  const step = Math.max(stepOf(settings), stepOf(settings) ? 1 : 30);
  const all = Array.from({ length: Math.ceil((24 * 60) / step) }, (_, i) => {
    const minutes = i * step;
    return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:00`;
  });
  return all.filter((time) => (min === null || time >= min) && (max === null || time <= max));
}

export function readTime(typed: string, field: FieldDescription, { t }: FieldContext): Reading<string> {
  if (!typed.trim()) return { ok: true, value: null };
  const value = timeOf(typed);
  if (value === null) return { ok: false, message: t('types.time.notTime') };
  const { min, max } = timeBounds(field.settings);
  if ((min !== null && value < min) || (max !== null && value > max)) {
    const said = { min: min === null ? '…' : showTime(min), max: max === null ? '…' : showTime(max) };
    return { ok: false, message: t('types.date.outside', said) };
  }
  const step = stepOf(field.settings);
  if (!isOnStep(value, step)) return { ok: false, message: t('types.datetime.offStep', { step }) };
  const shown = showTime(value);
  return { ok: true, value, ...(shown === typed.trim() ? {} : { echo: t('read.echo', { value: shown }) }) };
}
