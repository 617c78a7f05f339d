/** In charge of days, weeks and months as `YYYY-MM-DD`, without zones. Weeks begin on Monday. No I/O. */

const DAY_MS = 86_400_000;

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const text = (date: Date): string => date.toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => text(new Date(utc(day).getTime() + days * DAY_MS));

export const monthOf = (day: string): string => day.slice(0, 7);

/** The same day of another month, or its last one. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return text(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: string): number => utc(day).getUTCDay() || 7;

export const weekStart = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** Days from `first`, `count` of them. */
export const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => addDays(first, i));

/** The weeks that hold the month of `day`, each as its first day. */
export function weeksOf(day: string): string[] {
  const first = weekStart(`${monthOf(day)}-01`);
  const weeks: string[] = [];
  for (let week = first; weeks.length === 0 || monthOf(week) <= monthOf(day); week = addDays(week, 7)) weeks.push(week);
  return weeks;
}

/** A day in words, such as its name or its month. */
export const sayDay = (day: string, language: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(utc(day));
