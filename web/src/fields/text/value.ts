/** In charge of text values: trimmed, and no longer than the field allows. */
import type { FieldDescription } from '../../api/types';
import { isStorable } from '../codes';
import type { FieldContext, Reading } from '../type';

/** Which characters a text may hold. */
const FORMS = {
  any: /^/,
  letters_digits: /^[A-Za-z0-9]*$/,
  digits: /^[0-9]*$/,
  chinese: /^[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}·]*$/u,
  no_space: /^\S*$/,
} as const;
export type Form = keyof typeof FORMS;
export const FORM_KEYS = Object.keys(FORMS) as Form[];

export function formOf({ form }: Readonly<Record<string, unknown>>): Form {
  return FORM_KEYS.find((known) => known === form) ?? 'any';
}

/** Length as a person counts it: an emoji or a rare character is one. */
export const lengthOf = (text: string): number => [...text].length;

/**
 * Text as the server keeps it: trimmed, composed, full-width letters and digits and odd blanks made plain, nothing
 * invisible. Chinese punctuation stays.
 */
export function plainText(typed: string): string {
  return typed
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(/[\ufeff\u200b\u2060]/g, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .normalize('NFC')
    .trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

export function readText(typed: string, field: FieldDescription, { t }: FieldContext): Reading<string> {
  if (!isStorable(typed)) return { ok: false, message: t('read.notText') };
  const { multiline, case: letters } = field.settings;
  const plain = plainText(typed);
  const line = multiline === true ? plain : plain.replace(/\s*[\n\t]\s*/g, ' ');
  const text = letters === 'upper' ? line.toUpperCase() : letters === 'lower' ? line.toLowerCase() : line;
  const form = formOf(field.settings);
  if (!FORMS[form].test(text)) return { ok: false, message: t(`types.text.only.${form}`) };
  const max = Number(field.settings.max_length) || null;
  const count = lengthOf(text);
  if (max !== null && count > max) return { ok: false, message: t('read.tooLong', { max, count }) };
  return { ok: true, value: text || null };
}

/**
 * A value in words. Types that this client does not know yet are shown as text, so anything may come here: things
 * with a name or title say that.
 */
export function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const { name, title } = value as { name?: unknown; title?: unknown };
  return String(title ?? name ?? JSON.stringify(value));
}
