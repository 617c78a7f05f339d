/**
 * In charge of the text of moments: UTC instants (`…Z`) read and shown in the workspace's time zone.
 */
import type { LeafValue } from '../condition/model';
import { readDate, showDate } from '../date/value';

/**
 * Read a moment typed in `zone`; null when it is none. A time alone means today, a day alone its midnight.
 *
 * @returns ISO 8601 in UTC, e.g. `2026-03-05T06:30:00Z`.
 * @example readMoment('3-5 14:30', '2026-11-22', 'Asia/Shanghai') // 2026-03-05T06:30:00Z
 * @example readMoment('明天 下午2点', today, zone)
 */
export function readMoment(typed: string, today: string, zone: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const clock = CLOCK.exec(text);
  const dayText = clock ? text.slice(0, clock.index).trim() : text;
  const day = dayText ? readDate(dayText, today) : clock ? today : null;
  const minutes = clock ? minutesOf(clock) : 0;
  return day === null || minutes === null ? null : instantOf(day, minutes, zone);
}

const CLOCK =
  /(?:^|\s|(?<=[日号天]))(上午|下午|晚上|中午)? ?(\d{1,2})(?:[:点](\d{2})?(?::\d{2})?分?|(?= ?[ap]m))(半)? ?(am|pm)?$/;

function minutesOf([, part, hourText, minuteText, half, suffix]: RegExpExecArray): number | null {
  const late = part === '下午' || part === '晚上' || suffix === 'pm' || (part === '中午' && Number(hourText) < 11);
  const early = part === '上午' || suffix === 'am';
  const said = Number(hourText);
  const hour = late && said < 12 ? said + 12 : early && said === 12 ? 0 : said;
  const minute = half ? 30 : Number(minuteText ?? 0);
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

/** The UTC instant of `minutes` after midnight of `day` on the wall clock of `zone`. */
export function instantOf(day: string, minutes: number, zone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  // Two rounds settle days on which the zone's offset changes between the guess and the answer.
  const guess = wall - offsetMs(wall, zone);
  return new Date(wall - offsetMs(guess, zone)).toISOString().replace('.000Z', 'Z');
}

function offsetMs(instant: number, zone: string): number {
  const { day, time, seconds } = partsOf(instant, zone);
  return Date.parse(`${day}T${time}:${seconds}Z`) - Math.floor(instant / 1000) * 1000;
}

/** Day, time and seconds of an instant on the wall clock of `zone`. */
function partsOf(instant: number, zone: string): { day: string; time: string; seconds: string } {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatter(zone).formatToParts(instant)) parts[type] = value;
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = parts;
  return { day: `${year.padStart(4, '0')}-${month}-${day}`, time: `${hour}:${minute}`, seconds: second };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
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
  formatters.set(zone, made);
  return made;
}

/** `{day: 'YYYY-MM-DD', time: 'HH:MM'}` of a UTC instant on the wall clock of `zone`. */
export function wallClock(instant: string, zone: string): { day: string; time: string } {
  const { day, time } = partsOf(Date.parse(instant), zone);
  return { day, time };
}

/** The day it is now in `zone`. */
export function todayIn(zone: string, now: number = Date.now()): string {
  return partsOf(now, zone).day;
}

/** Show an instant shortly, e.g. `11-18 14:00`; without the year when it is this year. */
export function showMoment(instant: string, today: string, zone: string, language: string): string {
  const { day, time } = wallClock(instant, zone);
  return `${showDate(day, today, language)} ${time}`;
}

/**
 * Conditions on moments name days; the server compares instants. "After a day" and the later end of a range mean
 * its last millisecond, everything else its first.
 */
export function askMoments(op: string, value: LeafValue, { zone }: { zone: string }): LeafValue {
  const first = (day: string) => instantOf(day, 0, zone);
  const last = (day: string) => new Date(Date.parse(instantOf(day, DAY_MINUTES, zone)) - 1).toISOString();
  if (Array.isArray(value)) return [first(value[0] ?? ''), last(value[1] ?? '')];
  if (typeof value !== 'string') return value;
  return op === 'gt' || op === 'le' ? last(value) : first(value);
}

const DAY_MINUTES = 24 * 60;
