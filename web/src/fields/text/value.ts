/** In charge of text values: trimmed, and no longer than the field allows. */
import type { FieldDescription } from '../../api/types';
import type { FieldContext, Reading } from '../type';

/** Length as a person counts it: an emoji or a rare character is one. */
export const lengthOf = (text: string): number => [...text].length;

export function readText(typed: string, field: FieldDescription, { t }: FieldContext): Reading<string> {
  const text = field.settings.multiline === true ? typed.trimEnd() : typed.replace(/\s*\n\s*/g, ' ').trim();
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
