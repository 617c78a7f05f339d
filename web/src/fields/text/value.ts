/** In charge of text values: trimmed, and no longer than the field allows. */
import type { FieldDescription } from '../../api/types';
import type { FieldContext, Reading } from '../type';

/** Length as a person counts it: an emoji or a rare character is one. */
export const lengthOf = (text: string): number => [...text].length;

/**
 * Text as the server keeps it: trimmed, composed, full-width letters and digits and odd blanks made plain, nothing
 * invisible. Chinese punctuation stays.
 */
function plainText(typed: string): string {
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
  if (typed.includes('\0')) return { ok: false, message: t('read.notText') };
  const plain = plainText(typed);
  const text = field.settings.multiline === true ? plain : plain.replace(/\s*[\n\t]\s*/g, ' ');
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
