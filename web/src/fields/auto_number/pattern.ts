/** In charge of patterns of automatic numbers, such as `HT-{YYYY}{MM}-{0000}`: what they are made of, what they make. */

const PART = /\{(YYYY|YY|MM|DD|0+)\}/g;
export const DATE_PARTS = ['YYYY', 'YY', 'MM', 'DD'] as const;

export type PatternProblem = 'noCounter' | 'twoCounters' | 'unknownPart' | 'tooLong';

const LONGEST = 60;

/** What is wrong with a pattern; null when it can number. */
export function problemOf(pattern: string): PatternProblem | null {
  const counters = [...pattern.matchAll(/\{0+\}/g)].length;
  if (/[{}]/.test(pattern.replace(PART, ''))) return 'unknownPart';
  if (counters === 0) return 'noCounter';
  if (counters > 1) return 'twoCounters';
  return pattern.length > LONGEST ? 'tooLong' : null;
}

/** How many digits the counter has at least. */
export const digitsOf = (pattern: string): number => (/\{(0+)\}/.exec(pattern)?.[1] ?? '').length;

/** @param day `YYYY-MM-DD` */
export function exampleOf(pattern: string, day: string, count: number): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const parts: Record<string, string> = { YYYY: year, YY: year.slice(2), MM: month, DD: date };
  return pattern.replace(PART, (_, part: string) => parts[part] ?? String(count).padStart(part.length, '0'));
}

/** The pattern with a counter of so many digits; one is put at the end where there is none. */
export function withDigits(pattern: string, digits: number): string {
  const counter = `{${'0'.repeat(Math.max(1, Math.min(12, digits)))}}`;
  return /\{0+\}/.test(pattern) ? pattern.replace(/\{0+\}/, counter) : pattern + counter;
}

export type Reset = 'never' | 'year' | 'month' | 'day';
export const RESETS: readonly Reset[] = ['never', 'year', 'month', 'day'];

/** Numbers that begin anew must carry what tells the years, months or days apart. */
export function missingFor(pattern: string, reset: Reset): boolean {
  const has = (part: string) => pattern.includes(`{${part}}`);
  const year = has('YYYY') || has('YY');
  const needs = { never: true, year, month: year && has('MM'), day: year && has('MM') && has('DD') };
  return !needs[reset];
}
