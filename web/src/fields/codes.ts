/**
 * In charge of values that are one code or number: typed and pasted in many spellings, kept in one. What is typed is
 * made plain first: one line, half-width, nothing invisible.
 */
import type { FieldContext, Reading } from './type';

/** Characters of a code that are looked at: nobody types as many. */
const LONGEST = 1000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/gu;
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export const isStorable = (text: string): boolean => !UNSTORABLE.test(text);

export const bare = (text: string): string =>
  text.replace(INVISIBLE, '').replace(CONTROLS, '').normalize('NFKC').split(/\s+/).filter(Boolean).join(' ');

/** @param read judges what is typed, plain and not blank */
export function readCode(typed: string, { t }: FieldContext, read: (code: string) => Reading<string>): Reading<string> {
  if (!isStorable(typed)) return { ok: false, message: t('read.notText') };
  const count = [...typed].length;
  if (count > LONGEST) return { ok: false, message: t('read.tooLong', { max: LONGEST, count }) };
  const code = bare(typed);
  return code ? read(code) : { ok: true, value: null };
}

/** `1.3800001234E+10`, as a spreadsheet writes a long number, in digits; null when it has cut some off. */
export function digitsInFull(code: string): string | null {
  const [, first, fraction = '', exponent] = /^(\d)(?:\.(\d{1,18}))?e\+?(\d{1,2})$/i.exec(code) ?? [];
  if (first === undefined) return code;
  return fraction.length === Number(exponent) ? first + fraction : null;
}

/** As `readCode`, for codes of digits that a spreadsheet may have spoiled. */
export function readDigits(typed: string, context: FieldContext, read: (code: string) => Reading<string>) {
  return readCode(typed, context, (code) => {
    const digits = digitsInFull(code);
    return digits === null ? { ok: false, message: context.t('read.lostDigits') } : read(digits);
  });
}

/** What was understood, said only where it is written otherwise than it was typed. */
export function understood(value: string, typed: string, { t }: FieldContext): Reading<string> {
  return { ok: true, value, ...(value === typed.trim() ? {} : { echo: t('read.echo', { value }) }) };
}
