/** In charge of reading what a scanner reads off goods and papers, with its check digit where the symbology has one. */
import type { FieldDescription } from '../../api/types';
import { eanDigit } from '../checks/ean';
import { readCode, readDigits, understood } from '../codes';
import type { FieldContext, Reading } from '../type';

const MAX_LENGTH = 500;
export const SYMBOLOGIES = ['any', 'ean13', 'ean8', 'upca', 'code128', 'qr'] as const;
export type Symbology = (typeof SYMBOLOGIES)[number];
const DIGITS: Readonly<Partial<Record<Symbology, number>>> = { ean13: 13, ean8: 8, upca: 12 };

export function symbologyOf({ symbology }: Readonly<Record<string, unknown>>): Symbology {
  return SYMBOLOGIES.find((known) => known === symbology) ?? 'any';
}

export function readBarcode(typed: string, field: FieldDescription, context: FieldContext): Reading<string> {
  const { t } = context;
  const symbology = symbologyOf(field.settings);
  const digits = DIGITS[symbology];
  if (digits !== undefined) return readDigits(typed, context, (code) => readGoods(code, digits, typed, context));
  return readCode(typed, context, (code) => {
    const count = [...code].length;
    if (count > MAX_LENGTH) return { ok: false, message: t('read.tooLong', { max: MAX_LENGTH, count }) };
    if (symbology === 'code128' && !/^[ -~]{1,80}$/.test(code))
      return { ok: false, message: t('types.barcode.notCode128') };
    return understood(code, typed, context);
  });
}

function readGoods(text: string, digits: number, typed: string, context: FieldContext): Reading<string> {
  const code = text.replace(/[\s-]/g, '');
  if (!/^\d+$/.test(code) || code.length !== digits)
    return { ok: false, message: context.t('types.barcode.digits', { count: digits }) };
  const expected = eanDigit(code.slice(0, -1));
  if (code.at(-1) !== expected) return { ok: false, message: context.t('types.barcode.misspelt', { expected }) };
  return understood(code, typed, context);
}
