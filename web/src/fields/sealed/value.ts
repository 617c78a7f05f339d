/** In charge of values that are kept encrypted: what a client ever holds of them, and how they are written. */
import type { FieldDescription } from '../../api/types';
import { readCode, readDigits } from '../codes';
import type { FieldContext, Reading } from '../type';

export interface Masked {
  readonly masked: string;
}

/** What the server answers, or, until it has, what was just typed. */
export type Secret = Masked | string;

const DOTS = '********';

/** Whether all that is known of a value is its mask, which cannot be written back. */
export const isMasked = (value: unknown): value is Masked =>
  typeof value === 'object' && value !== null && 'masked' in value;

/** What may be shown of a value in passing: never what was typed. */
export const maskOf = (value: Secret): string => (typeof value === 'string' ? DOTS : value.masked);

/** How a value is read from what is typed; its sentence never holds the value. */
export type ReadSecret = (text: string, field: FieldDescription, context: FieldContext) => Reading<string>;

/** A mask that was copied from the screen says nothing. */
const isMask = (code: string): boolean => code.startsWith('****');

/** @param read judges the number, without spaces and dashes */
export function readSealed(typed: string, context: FieldContext, read: (code: string) => Reading<string>) {
  return readDigits(typed, context, (code): Reading<string> => {
    if (isMask(code)) return { ok: false, message: context.t('sealed.mask') };
    return read(code.replace(/[\s-]/g, '').toUpperCase());
  });
}

export const readPlain = (typed: string, context: FieldContext, read: (text: string) => Reading<string>) =>
  readCode(typed, context, (text): Reading<string> => {
    if (isMask(text)) return { ok: false, message: context.t('sealed.mask') };
    return read(text);
  });
