/**
 * In charge of the text of calendar days: what a typist may write, and how `YYYY-MM-DD` is shown.
 *
 * A day here has no time and no zone; "today" is handed in as the day it is in the workspace's zone.
 */

const DAY_MS = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Spreadsheets give a day as its midnight. */
const MIDNIGHT = /(?<=\d)[t\s]+00:00(?::00(?:\.0+)?)?$/;
const NAMED_DAYS: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  yesterday: -1,
  今天: 0,
  今日: 0,
  今: 0,
  today: 0,
  jintian: 0,
  jt: 0,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
  大后天: 3,
};

/**
 * Read a day as people type it; null when it is none.
 *
 * @param today `YYYY-MM-DD`; a text without a year means its year.
 * @example readDate('2026年3月5日', today) // 2026-03-05
 * @example readDate('3-5', '2026-11-22')  // 2026-03-05
 * @example readDate('3天后', today)
 */
export function readDate(typed: string, today: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase().replace(MIDNIGHT, '');
  const named = NAMED_DAYS[text];
  if (named !== undefined) return shiftDays(today, named);
  return readShift(text, today) ?? readFigures(text, today) ?? readEnglish(text, today);
}

function readShift(text: string, today: string): string | null {
  const [, sign, days] = /^([+-])(\d{1,4})(?:d|天)?$/.exec(text) ?? [];
  if (sign) return shiftDays(today, Number(days) * (sign === '+' ? 1 : -1));
  const [, count, direction] = /^(\d{1,4}) ?天(后|前)$/.exec(text) ?? [];
  return count ? shiftDays(today, Number(count) * (direction === '后' ? 1 : -1)) : null;
}

function readFigures(text: string, today: string): string | null {
  const [, year, month, day] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    [];
  if (year) return realDay(year, month, day);
  const [, twoDigits, itsMonth, itsDay] = /^(\d{2})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(text) ?? [];
  if (twoDigits) return realDay(`20${twoDigits}`, itsMonth, itsDay);
  // A point between two figures is a number as often as a day, so it names none.
  const [, shortMonth, shortDay] = /^(\d{1,2})\s*[-/月]\s*(\d{1,2})\s*[日号]?$/.exec(text) ?? [];
  return shortMonth ? realDay(today.slice(0, 4), shortMonth, shortDay) : null;
}

function readEnglish(text: string, today: string): string | null {
  const [, word, day, year] = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/.exec(text) ?? [];
  if (word) return realDay(year ?? today.slice(0, 4), monthNumber(word), day);
  const [, day2, word2, year2] = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?(?:,? (\d{4}))?$/.exec(text) ?? [];
  return word2 ? realDay(year2 ?? today.slice(0, 4), monthNumber(word2), day2) : null;
}

const monthNumber = (word: string) => String(MONTHS.indexOf(word.slice(0, 3)) + 1);

function realDay(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && Number(year) >= 1;
  return exists ? text : null;
}

/** The day `days` after `day` (before, when negative). */
export function shiftDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Show a day shortly: without the year when it is this year.
 *
 * @example showDate('2026-03-05', '2026-11-22', 'zh-CN') // 03-05
 * @example showDate('2025-03-05', '2026-11-22', 'en-US') // Mar 5, 2025
 */
export function showDate(day: string, today: string, language: string): string {
  const thisYear = day.slice(0, 4) === today.slice(0, 4);
  if (language.startsWith('zh')) return thisYear ? day.slice(5) : day;
  const options: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', timeZone: 'UTC' };
  if (!thisYear) options.year = 'numeric';
  return new Intl.DateTimeFormat('en-US', options).format(Date.parse(`${day}T00:00:00Z`));
}
