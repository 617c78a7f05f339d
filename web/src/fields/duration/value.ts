/** In charge of lengths of time the way people write them, in whole seconds. */
import type { FieldDescription } from '../../api/types';
import type { FieldContext, Reading } from '../type';

const SECONDS = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 } as const;
type Unit = keyof typeof SECONDS;
export const UNITS: readonly Unit[] = ['minutes', 'hours', 'days', 'seconds'];
const PARTS: readonly Unit[] = ['days', 'hours', 'minutes', 'seconds'];
/** A hundred years. */
const LONGEST = 100 * 366 * SECONDS.days;

const WORDS: Readonly<Record<Unit, string>> = {
  days: '天|日|days?|d',
  hours: '个?小时|个?钟头|时|hours?|hrs?|h',
  minutes: '分钟?|minutes?|mins?|m',
  seconds: '秒钟?|seconds?|secs?|s',
};
const LENGTH = new RegExp(
  `^${PARTS.map((unit) => `(?:(?<${unit}>[0-9]{1,12}(?:\\.[0-9]{1,6})?)\\s*(?:${WORDS[unit]})\\s*)?`).join('')}$`,
  'i',
);
const CLOCK = /^([0-9]{1,9}):([0-5]?[0-9])(?::([0-5]?[0-9]))?$/;

export const unitOf = ({ unit }: Readonly<Record<string, unknown>>): Unit =>
  UNITS.find((known) => known === unit) ?? 'minutes';

/** Seconds; null when it is no length of time, or no whole number of seconds. */
export function secondsOf(typed: string, unit: Unit): number | null {
  const text = typed.normalize('NFKC').trim().replaceAll('个半小时', '.5小时').replaceAll('半小时', '30分钟');
  if (/^[0-9]{1,12}(?:\.[0-9]{0,6})?$/.test(text)) return whole([[text, unit]]);
  const [, hours, minutes, seconds] = CLOCK.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * SECONDS.hours + Number(minutes) * 60 + Number(seconds ?? 0);
  const parts = text ? LENGTH.exec(text)?.groups : undefined;
  if (!parts) return null;
  return whole(PARTS.flatMap((part) => (parts[part] === undefined ? [] : [[parts[part], part] as const])));
}

/** Summed in millionths, so that 0.1 h is exactly 360 s. */
function whole(parts: readonly (readonly [string | undefined, Unit])[]): number | null {
  const millionths = parts.reduce((sum, [figure = '0', unit]) => {
    const [left = '0', right = ''] = figure.split('.');
    return sum + BigInt(left + right.padEnd(6, '0')) * BigInt(SECONDS[unit]);
  }, 0n);
  return millionths % 1_000_000n === 0n ? Number(millionths / 1_000_000n) : null;
}

/** @example "2d 3h", "90m", with the words of the language */
export function showDuration(seconds: number, { t, language }: FieldContext): string {
  let rest = seconds;
  const told = PARTS.flatMap((unit) => {
    const count = Math.floor(rest / SECONDS[unit]);
    rest -= count * SECONDS[unit];
    return count > 0 ? [t(`types.duration.parts.${unit}`, { count })] : [];
  });
  return told.join(language.startsWith('zh') ? '' : ' ') || t('types.duration.parts.minutes', { count: 0 });
}

export function readDuration(typed: string, field: FieldDescription, context: FieldContext): Reading<number> {
  if (!typed.trim()) return { ok: true, value: null };
  const { t } = context;
  const value = secondsOf(typed.slice(0, 100), unitOf(field.settings));
  if (value === null) return { ok: false, message: t('types.duration.notDuration') };
  const min = Number(field.settings.min ?? 0);
  const max = Math.min(Number(field.settings.max ?? LONGEST), LONGEST);
  if (value < min) return { ok: false, message: t('read.below', { min: showDuration(min, context) }) };
  if (value > max) return { ok: false, message: t('read.above', { max: showDuration(max, context) }) };
  return { ok: true, value, echo: t('read.echo', { value: showDuration(value, context) }) };
}
