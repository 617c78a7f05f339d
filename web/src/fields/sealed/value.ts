/** In charge of values that are kept encrypted: what a client ever holds of them, and how they are written. */
import type { FieldDescription } from '../../api/types';
import type { FieldContext, Reading } from '../type';

export interface Masked {
  readonly masked: string;
}

/** What the server answers, or, until it has, what was just typed. */
export type Secret = Masked | string;

const DOTS = '********';

/** What may be shown of a value in passing: never what was typed. */
export const maskOf = (value: Secret): string => (typeof value === 'string' ? DOTS : value.masked);

/** Letters of a number as it is typed: full width folded, no spaces, no dashes. */
export const compact = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** How a value is read from what is typed; its sentence never holds the value. */
export type ReadSecret = (text: string, field: FieldDescription, context: FieldContext) => Reading<Secret>;
