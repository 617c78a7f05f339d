/**
 * Working days as data: which day is worked, what a click changes, when the data ends.
 * Dates are `2026-01-01` in the workspace's calendar; no time zones here.
 */
import type { CalendarBody, CalendarDay, Words } from '../../../api/types';

export type DayKind = 'work' | 'rest' | 'holiday' | 'makeup';

/** Days named alike that follow one another without a gap of more than one worked day. */
export interface DayGroup {
  label: Words;
  holidays: string[];
  workdays: string[];
}

const DAY_MS = 86_400_000;
/** The calendar asks for the next year's holidays this long before it runs out. */
const WARN_DAYS = 60;

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`);
const textOf = (date: Date) => date.toISOString().slice(0, 10);

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return dateOf(day).getUTCDay() || 7;
}

export function shiftDay(day: string, days: number): string {
  return textOf(new Date(dateOf(day).getTime() + days * DAY_MS));
}

/** All days of one month in order; `month` is 1 … 12. */
export function daysOf(year: number, month: number): string[] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => textOf(new Date(Date.UTC(year, month - 1, index + 1))));
}

/** What a day is. A make-up day wins over a holiday, a holiday over the weekday. */
export function kindOf(day: string, body: CalendarBody): DayKind {
  if (body.workdays.some(({ date }) => date === day)) return 'makeup';
  if (body.holidays.some(({ date }) => date === day)) return 'holiday';
  return body.weekend.includes(weekdayOf(day)) ? 'rest' : 'work';
}

const byDate = (one: CalendarDay, other: CalendarDay) => one.date.localeCompare(other.date);
const without = (days: readonly CalendarDay[], day: string) => days.filter(({ date }) => date !== day);

/** The name of the nearest named day within a week, so that a click beside a holiday joins it. */
function nearbyLabel(day: string, body: CalendarBody, fallback: Words): Words {
  const distance = ({ date }: CalendarDay) => Math.abs(dateOf(date).getTime() - dateOf(day).getTime()) / DAY_MS;
  const [nearest] = [...body.holidays, ...body.workdays]
    .filter((named) => distance(named) <= 7)
    .sort((one, other) => distance(one) - distance(other));
  return nearest?.label ?? fallback;
}

/** The body with one day turned over: worked ↔ holiday, day of rest ↔ make-up day. */
export function toggleDay(day: string, body: CalendarBody, fallback: Words): CalendarBody {
  const kind = kindOf(day, body);
  const named = { date: day, label: nearbyLabel(day, body, fallback) };
  const holidays = without(body.holidays, day);
  const workdays = without(body.workdays, day);
  if (kind === 'work') return { ...reaching(day, body), holidays: [...holidays, named].sort(byDate), workdays };
  if (kind === 'rest') return { ...reaching(day, body), holidays, workdays: [...workdays, named].sort(byDate) };
  return { ...body, holidays, workdays };
}

/** Naming a day means that its year is known: the end of the data moves with it. */
function reaching(day: string, body: CalendarBody): CalendarBody {
  return body.until && body.until < day ? { ...body, until: `${day.slice(0, 4)}-12-31` } : body;
}

/** The named days of one year, by name in order of their first day. */
export function groupsOf(year: number, body: CalendarBody): DayGroup[] {
  const groups = new Map<string, DayGroup>();
  const collect = (days: readonly CalendarDay[], list: 'holidays' | 'workdays') => {
    for (const { date, label } of days.filter((day) => day.date.startsWith(`${year}-`))) {
      const name = JSON.stringify(label);
      const group = groups.get(name) ?? { label, holidays: [], workdays: [] };
      groups.set(name, group);
      group[list].push(date);
    }
  };
  collect(body.holidays, 'holidays');
  collect(body.workdays, 'workdays');
  const first = (group: DayGroup) => [...group.holidays, ...group.workdays].sort()[0] ?? '';
  return [...groups.values()].sort((one, other) => first(one).localeCompare(first(other)));
}

/** The same body with all days called `from` in one year called `to`. */
export function renameGroup(year: number, from: Words, to: Words, body: CalendarBody): CalendarBody {
  const name = JSON.stringify(from);
  const rename = (days: readonly CalendarDay[]) =>
    days.map((day) =>
      day.date.startsWith(`${year}-`) && JSON.stringify(day.label) === name ? { ...day, label: to } : day,
    );
  return { ...body, holidays: rename(body.holidays), workdays: rename(body.workdays) };
}

/**
 * `['2026-01-01', '2026-01-02', '2026-01-05']` → `['01-01 – 01-02', '01-05']`
 */
export function rangesOf(days: readonly string[]): string[] {
  const ranges: [string, string][] = [];
  for (const day of [...days].sort()) {
    const last = ranges.at(-1);
    if (last && shiftDay(last[1], 1) === day) last[1] = day;
    else ranges.push([day, day]);
  }
  return ranges.map(([from, to]) => (from === to ? from.slice(5) : `${from.slice(5)} – ${to.slice(5)}`));
}

/** The last year with holidays when it ends soon or has ended; `null` while all is well. `0` when there are none at all. */
export function endingYear(body: CalendarBody, today: string): number | null {
  const lastYear = Math.max(0, ...body.holidays.map(({ date }) => Number(date.slice(0, 4))));
  if (lastYear === 0) return 0;
  const until = body.until ?? `${lastYear}-12-31`;
  return shiftDay(today, WARN_DAYS) > until ? Number(until.slice(0, 4)) : null;
}
