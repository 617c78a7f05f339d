import { describe, expect, test } from 'vitest';
import type { FieldBody } from '../../api/types';
import { adapt, isFieldPart } from './paste';

const field = (key: string, settings: Record<string, unknown> = {}): FieldBody => ({
  key,
  type: 'text',
  label: key,
  settings,
});
const KNOWN = { object: new Set(['customer']), option_set: new Set(['level']) };
const part = (key: string, settings?: Record<string, unknown>) => ({ field: field(key, settings), span: 1 });

describe('pasting fields', () => {
  test('keys that are taken are proposed anew, also among themselves', () => {
    const { parts } = adapt([part('name'), part('name'), part('amount')], ['name'], KNOWN);
    expect(parts.map(({ field: { key } }) => key)).toEqual(['name_2', 'name_3', 'amount']);
  });

  test('option sets and relations to what is here are kept, others are left out and told', () => {
    const { parts, left } = adapt(
      [
        part('of', { target: 'customer' }),
        part('level', { option_set: 'level' }),
        part('to', { target: 'gone' }),
        part('lines', { fields: [field('x', { option_set: 'lost' })] }),
      ],
      [],
      KNOWN,
    );
    expect(parts.map(({ field: { key } }) => key)).toEqual(['of', 'level']);
    expect(left.map(({ target }) => target)).toEqual(['gone', 'lost']);
  });

  test('what is no field is not taken for one', () => {
    expect(isFieldPart(part('name'))).toBe(true);
    expect([null, 3, {}, { field: {}, span: 1 }, { field: field('a') }].some(isFieldPart)).toBe(false);
  });
});
