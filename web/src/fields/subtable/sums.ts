/** In charge of the totals of columns that hold amounts: decimals are added digit by digit, never as binary fractions. */
import type { FieldDescription } from '../../api/types';
import type { Line } from './value';

/** Types whose values make sense added up. */
const SUMMED = new Set(['number', 'money', 'duration']);

export interface Total {
  readonly column: FieldDescription;
  /** In the form of the column's own values. */
  readonly value: unknown;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** @example sumOf(['0.1', '0.2']) === '0.3' */
export function sumOf(texts: readonly string[]): string {
  const digits = Math.max(0, ...texts.map((text) => text.split('.')[1]?.length ?? 0));
  const scaled = texts.map((text) => {
    const [whole = '0', fraction = ''] = text.split('.');
    return BigInt(whole + fraction.padEnd(digits, '0'));
  });
  const sum = scaled.reduce((a, b) => a + b, 0n);
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, '0');
  const cut = text.length - digits;
  return `${sum < 0n ? '-' : ''}${text.slice(0, cut)}${digits ? `.${text.slice(cut)}` : ''}`;
}

interface Money {
  readonly amount: string;
  readonly currency: string;
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'amount' in value;

function total(values: readonly unknown[]): unknown {
  if (values.length === 0) return null;
  if (values.every((value) => typeof value === 'number')) return values.reduce((a, b) => Number(a) + Number(b), 0);
  if (values.every((value) => typeof value === 'string' && DECIMAL.test(value))) return sumOf(values as string[]);
  const monies = values.filter(isMoney);
  const [first] = monies;
  const alike = monies.length === values.length && monies.every(({ currency }) => currency === first?.currency);
  return first && alike ? { amount: sumOf(monies.map(({ amount }) => amount)), currency: first.currency } : null;
}

/** The total of every column that has one; amounts of several currencies have none. */
export function totalsOf(columns: readonly FieldDescription[], lines: readonly Line[]): Total[] {
  return columns
    .filter(({ type }) => SUMMED.has(type))
    .map((column) => {
      const values = lines.map((line) => line[column.key]).filter((value) => value !== null && value !== undefined);
      return { column, value: total(values) };
    })
    .filter(({ value }) => value !== null);
}
