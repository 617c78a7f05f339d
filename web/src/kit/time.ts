/**
 * In charge of clocks: what the wall clock of a zone shows, which instant it means, and points in time as people say
 * them: the last three days in words, this year without the year.
 * Everything is shown in the workspace's zone, never the browser's.
 */
import type { TFunction } from 'i18next';

/** What a clock on the wall shows at an instant: `YYYY-MM-DD`, `HH:MM`, `SS`. */
export interface WallClock {
  readonly day: string;
  readonly time: string;
  readonly seconds: string;
}

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** The wall clock of `zone` (IANA) at an instant: ISO 8601 with zone, or ms since 1970. */
export function wallClock(at: string | number, zone: string): WallClock {
  const parts: Record<string, string> = {};
  const instant = typeof at === 'number' ? at : Date.parse(at);
  for (const { type, value } of formatIn(zone).formatToParts(instant)) parts[type] = value;
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = parts;
  return { day: `${year.padStart(4, '0')}-${month}-${day}`, time: `${hour}:${minute}`, seconds: second };
}

/**
 * The instant at which the wall clock of `zone` has gone `seconds` from midnight of `day`, ISO 8601 in UTC. A time that a
 * clock set forward leaves out is read with the offset before it; of an hour that is repeated, the first.
 */
export function instantOf(day: string, seconds: number, zone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`) + Math.round(seconds * 1000);
  const before = wall - offsetMs(wall - DAY_MS, zone);
  const after = wall - offsetMs(wall + DAY_MS, zone);
  const fits = (at: number) => at + offsetMs(at, zone) === wall;
  const instant = fits(before) || !fits(after) ? before : after;
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/** How far the wall clock of `zone` is ahead of UTC at an instant, ms. */
function offsetMs(instant: number, zone: string): number {
  const { day, time, seconds } = wallClock(instant, zone);
  return Date.parse(`${day}T${time}:${seconds}Z`) - Math.floor(instant / 1000) * 1000;
}

/** The day it is in `zone`. */
export function todayIn(zone: string, now: number = Date.now()): string {
  return wallClock(now, zone).day;
}

/** How many days `day` lies after `other`, both `YYYY-MM-DD`. */
export function daysBetween(other: string, day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${other}T00:00:00Z`)) / DAY_MS);
}

/**
 * `刚刚`, `5 分钟前`, `今天 10:24`, `昨天 10:24`, `3 天前`, `11-18`, `2025-11-18`.
 *
 * @param at ISO 8601 with zone
 * @param zone IANA zone of the workspace
 * @param t of namespace `common`
 */
export function relativeTime(at: string, zone: string, now: Date, t: TFunction): string {
  const then = new Date(at);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes >= 0 && minutes < 1) return t('common:time.justNow');
  if (minutes >= 0 && minutes < 60) return t('common:time.minutesAgo', { count: minutes });
  const { day, time } = wallClock(at, zone);
  const today = todayIn(zone, now.getTime());
  const days = daysBetween(day, today);
  if (days === 0) return t('common:time.today', { clock: time });
  if (days === 1) return t('common:time.yesterday', { clock: time });
  if (days > 1 && days <= 3) return t('common:time.daysAgo', { count: days });
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}

/** `2026-11-18 10:24` in the workspace's zone. */
export function fullTime(at: string, zone: string): string {
  const { day, time } = wallClock(at, zone);
  return `${day} ${time}`;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** `10:24` in the browser's own zone, for things that just happened on this device. */
export function clockOf(at: Date): string {
  return `${pad(at.getHours())}:${pad(at.getMinutes())}`;
}
