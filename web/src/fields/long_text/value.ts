/** In charge of reading long texts: trimmed, plain, line breaks kept. Also for Markdown. */
import type { FieldDescription } from '../../api/types';
import { isStorable } from '../codes';
import { lengthOf, plainText } from '../text/value';
import type { FieldContext, Reading } from '../type';

export function readLongText(typed: string, field: FieldDescription, { t }: FieldContext): Reading<string> {
  if (!isStorable(typed)) return { ok: false, message: t('read.notText') };
  const value = plainText(typed);
  const max = Number(field.settings.max_length) || null;
  const count = lengthOf(value);
  if (max !== null && count > max) return { ok: false, message: t('read.tooLong', { max, count }) };
  return { ok: true, value: value || null };
}
