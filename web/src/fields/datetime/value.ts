/**
 * In charge of the text of moments: UTC instants (`…Z`) read and shown in the workspace's time zone.
 */
import { instantOf, wallClock } from '../../kit/time';
import type { LeafValue } from '../condition/model';
import { readDate, showDate } from '../date/value';

/**
 * Read a moment typed in `zone`; null when it is none. A day alone means its midnight; a time alone means nothing.
 *
 * @returns ISO 8601 in UTC, e.g. `2026-03-05T06:30:00Z`.
 * @example readMoment('3-5 14:30', '2026-11-22', 'Asia/Shanghai') // 2026-03-05T06:30:00Z
 * @example readMoment('明天 下午2点', today, zone)
 */
export function readMoment(typed: string, today: string, zone: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (NOW.has(text)) return tidy(`${new Date().toISOString().slice(0, 19)}Z`);
  if (/[t ].*(?:z|[+-]\d{2}:?\d{2})$/.test(text)) return readInstant(text);
  const clock = CLOCK.exec(text);
  const day = readDate(clock ? text.slice(0, clock.index) : text, today);
  const seconds = clock ? secondsOf(clock) : 0;
  if (day === null || seconds === null) return null;
  const instant = instantOf(day, seconds, zone);
  return instant.startsWith('0000') || instant.startsWith('-') ? null : tidy(instant);
}

/** The words for this moment. */
export const NOW: ReadonlySet<string> = new Set(['now', '现在', '此刻']);
const HALVES: Readonly<Record<string, number>> = {
  上午: 0,
  早上: 0,
  凌晨: 0,
  中午: 12,
  下午: 12,
  晚上: 12,
  am: 0,
  pm: 12,
};
const CLOCK =
  /(?:^|\s+|t|(?<=[日号天])\s*|\s*(?=[上早凌中下晚]))(上午|早上|凌晨|中午|下午|晚上)?\s*(\d{1,2})(?:\s*[:时点]\s*(?:(半)|(\d{1,2})\s*分?)?(?:\s*:?\s*(\d{1,2})(?:\.(\d{1,9}))?\s*秒?)?|(?=\s*[ap]m))\s*(am|pm)?$/;

/** The seconds since midnight of a time typed alone; null when it is none. */
export function readClock(typed: string): number | null {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const clock = CLOCK.exec(text);
  return clock && clock.index === 0 && clock[0].length === text.length ? secondsOf(clock) : null;
}

/** Seconds since midnight; null when there is no such time. */
function secondsOf([, part, hourText, half, minuteText, secondText, fraction, suffix]: RegExpExecArray): number | null {
  const said = Number(hourText);
  const day = HALVES[part ?? suffix ?? ''];
  const late = day === 12 && said < 12 && (part !== '中午' || said < 3);
  const hour = late ? said + 12 : day === 0 && said === 12 ? 0 : said;
  const minute = half ? 30 : Number(minuteText ?? 0);
  const second = Number(secondText ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return null;
  return hour * 3600 + minute * 60 + second + Number(`0.${(fraction ?? '0').slice(0, 3)}`);
}

/** An instant with its own offset, as other programs write it; null when it is none of our calendar. */
function readInstant(text: string): string | null {
  const at = new Date(text.replace(' ', 't').toUpperCase());
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1 || at.getUTCFullYear() > 9999) return null;
  return tidy(at.toISOString());
}

/** Without zeros at the end of the fraction, as the server writes it. */
const tidy = (iso: string) => iso.replace(/\.0*Z$|(?<=\.\d+?)0+Z$/, 'Z');

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
  const last = (day: string) => new Date(Date.parse(instantOf(day, DAY_SECONDS, zone)) - 1).toISOString();
  if (Array.isArray(value)) return [first(value[0] ?? ''), last(value[1] ?? '')];
  if (typeof value !== 'string') return value;
  return op === 'gt' || op === 'le' ? last(value) : first(value);
}

const DAY_SECONDS = 24 * 60 * 60;
