/** In charge of reading yes and no as people and spreadsheets write them. */
import type { FieldDescription } from '../../api/types';
import type { FieldContext, Reading } from '../type';

const YES = new Set('是 对 有 真 同意 y yes true t on 1 √ ✓ ✔ ☑ ✅'.split(' '));
const NO = new Set('否 不 不是 没有 无 假 不同意 n no false f off 0 × ✗ ✘ x ☐ ❌'.split(' '));

export const mustBeYes = ({ must_be_yes }: Readonly<Record<string, unknown>>): boolean => must_be_yes === true;

export function readBool(typed: string, field: FieldDescription, { t }: FieldContext): Reading<boolean> {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/\ufe0f$/, '')
    .toLowerCase();
  if (!text) return { ok: true, value: null };
  if (!YES.has(text) && !NO.has(text)) return { ok: false, message: t('types.bool.notBool') };
  const value = YES.has(text);
  if (!value && mustBeYes(field.settings)) return { ok: false, message: t('types.bool.mustAgree') };
  return { ok: true, value };
}
