/**
 * In charge of what comes next: figures, days, months and the words for them that stand in two or more cells are
 * continued by the same step. Works on what the cells would be typed as; no I/O.
 */

/** The text `step` places behind the first one; a negative step leads backwards. */
type Rule = (step: number) => string;

/**
 * What `texts` continue as.
 *
 * @returns `count` further texts (those before the first when `backwards`, nearest first); null when there is no rule
 * @example continued(['1', '3'], 2, false) // ['5', '7']
 */
export function continued(texts: readonly string[], count: number, backwards: boolean): string[] | null {
  if (texts.length < 2) return null;
  const rule = figures(texts) ?? months(texts) ?? days(texts) ?? names(texts) ?? numbered(texts);
  if (!rule) return null;
  return Array.from({ length: count }, (_, i) => rule(backwards ? -1 - i : texts.length + i));
}

/** The step between neighbours, if it is always the same and none. */
function stepOf(values: readonly number[]): number | null {
  const step = (values[1] ?? 0) - (values[0] ?? 0);
  const even = values.every((value, i) => i === 0 || Math.abs(value - (values[i - 1] ?? 0) - step) < 1e-9);
  return even && step !== 0 ? step : null;
}

const all = <V>(texts: readonly string[], read: (text: string) => V | null): V[] | null => {
  const found = texts.map(read);
  return found.every((value) => value !== null) ? (found as V[]) : null;
};

const FIGURE = /^(-?\d{1,15})(?:\.(\d{1,9}))?(%?)$/;

/** Decimals are counted in their smallest unit, so that 0.1, 0.2 leads to 0.3. */
function figures(texts: readonly string[]): Rule | null {
  const read = all(texts, (text) => FIGURE.exec(text));
  const [first] = read ?? [];
  if (!read || !first || /^-?0\d/.test(texts[0] ?? '')) return null;
  const decimals = Math.max(...read.map(([, , part = '']) => part.length));
  const scale = 10 ** decimals;
  const counted = texts.map((text) => Math.round(Number(text.replace('%', '')) * scale));
  const step = stepOf(counted);
  if (step === null || counted.some((value) => !Number.isSafeInteger(value))) return null;
  return (place) => `${(((counted[0] ?? 0) + step * place) / scale).toFixed(decimals)}${first[3] ?? ''}`;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](.+))?$/;
const DAY_MS = 86_400_000;

/** The same day of every month, or every so many days; a time of day stays. */
function days(texts: readonly string[]): Rule | null {
  const read = all(texts, (text) => DAY.exec(text));
  if (!read) return null;
  const times = new Set(read.map(([, , , , time = '']) => time));
  if (times.size > 1) return null;
  const [time = ''] = times;
  const shown = (at: number) => `${new Date(at).toISOString().slice(0, 10)}${time && ` ${time}`}`;
  const parts = read.map(([, year, month, day]) => ({
    month: Number(year) * 12 + Number(month) - 1,
    day: Number(day),
  }));
  const monthly = stepOf(parts.map(({ month }) => month));
  const [{ month, day } = { month: 0, day: 1 }] = parts;
  if (monthly !== null && sameDays(parts)) {
    const wanted = Math.max(...parts.map((part) => part.day), day);
    return (place) => {
      const target = month + monthly * place;
      return shown(Date.UTC(Math.floor(target / 12), target % 12, Math.min(wanted, lastDay(target))));
    };
  }
  const step = stepOf(parts.map((part) => Date.UTC(Math.floor(part.month / 12), part.month % 12, part.day) / DAY_MS));
  const first = Date.UTC(Math.floor(month / 12), month % 12, day);
  return step === null ? null : (place) => shown(first + step * place * DAY_MS);
}

const lastDay = (month: number): number => new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();

/** Whether all stand on the same day of their month, the last ones of shorter months included. */
function sameDays(parts: readonly { month: number; day: number }[]): boolean {
  const wanted = Math.max(...parts.map(({ day }) => day));
  return parts.every(({ month, day }) => day === Math.min(wanted, lastDay(month)));
}

const MONTH = /^(\d{4})-(\d{2})$/;

function months(texts: readonly string[]): Rule | null {
  const read = all(texts, (text) => MONTH.exec(text));
  const counted = read?.map(([, year, month]) => Number(year) * 12 + Number(month) - 1);
  const step = counted ? stepOf(counted) : null;
  if (!counted || step === null) return null;
  return (place) => {
    const target = (counted[0] ?? 0) + step * place;
    return `${Math.floor(target / 12)}-${String((target % 12) + 1).padStart(2, '0')}`;
  };
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const wordsIn = (locale: string, name: 'weekday' | 'month', form: 'long' | 'short', count: number): string[] => {
  const format = new Intl.DateTimeFormat(locale, { [name]: form, timeZone: 'UTC' });
  // 1 January 2024 was a Monday
  return Array.from({ length: count }, (_, i) =>
    format.format(name === 'month' ? Date.UTC(2024, i, 1) : Date.UTC(2024, 0, 1 + i)),
  );
};
/** Rows of names that come round again. */
const ROUNDS: readonly (readonly string[])[] = [
  ['周', '星期', '礼拜'].flatMap((word) => [[...NUMERALS.slice(0, 6), '日'].map((day) => word + day)]),
  [NUMERALS.map((month) => `${month}月`)],
  [Array.from({ length: 12 }, (_, i) => `${i + 1}月`)],
  (['long', 'short'] as const).flatMap((form) => [wordsIn('en-US', 'weekday', form, 7)]),
  (['long', 'short'] as const).flatMap((form) => [wordsIn('en-US', 'month', form, 12)]),
].flat();

function names(texts: readonly string[]): Rule | null {
  const round = ROUNDS.find((words) => texts.every((text) => words.includes(text)));
  if (!round) return null;
  const first = round.indexOf(texts[0] ?? '');
  const { length } = round;
  const step = (round.indexOf(texts[1] ?? '') - first + length) % length;
  const even = texts.every((text, i) => round[(first + step * i) % length] === text);
  return even && step > 0 ? (place) => round[(((first + step * place) % length) + length) % length] ?? '' : null;
}

const NUMBERED = /^(.*?)(\d{1,9})(\D*)$/;

/** `Part 01`, `Part 02`: what stands around the last number stays, and so does its length. */
function numbered(texts: readonly string[]): Rule | null {
  const read = all(texts, (text) => NUMBERED.exec(text));
  const [[, before = '', digits = '', after = ''] = []] = read ?? [];
  if (!read || read.some(([, head, , tail]) => head !== before || tail !== after)) return null;
  const counted = read.map(([, , number]) => Number(number));
  const step = stepOf(counted);
  if (step === null) return null;
  return (place) => {
    const next = (counted[0] ?? 0) + step * place;
    return `${before}${String(Math.max(0, next)).padStart(digits.length, '0')}${after}`;
  };
}
