import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFilter, decodeSort, encodeFilter, encodeSort } from './codec';
import type { Filter, Group, Leaf, LeafValue, Span } from './model';

const key = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const path = fc.array(key, { minLength: 1, maxLength: 3 }).map((keys) => keys.join('.'));
const join = fc.constantFrom('and' as const, 'or' as const);
const span: fc.Arbitrary<Span> = fc.record({
  unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const),
  from: fc.integer({ min: -400, max: 400 }),
  to: fc.integer({ min: -400, max: 400 }),
});
const word = fc.string({ unit: 'binary' });
const value: fc.Arbitrary<LeafValue> = fc.oneof(fc.constant(null), word, fc.array(word), span);
const op = fc.constantFrom('eq', 'in', 'between', 'not_empty', 'relative');
const leaf: fc.Arbitrary<Leaf> = fc.record({ path, op, value });
const group: fc.Arbitrary<Group> = fc.record({ join, items: fc.array(leaf, { minLength: 1, maxLength: 4 }) });
const filter: fc.Arbitrary<Filter> = fc
  .record({ join, items: fc.array(fc.oneof(leaf, group), { maxLength: 5 }) })
  .map((made) => (made.items.length === 0 ? { ...made, join: 'and' as const } : made));

describe('the filter in the address', () => {
  test('every filter comes back from its text unchanged', () => {
    fc.assert(fc.property(filter, (made) => void expect(decodeFilter(encodeFilter(made))).toEqual(made)));
  });

  test('it reads almost like what it means', () => {
    const made: Filter = {
      join: 'and',
      items: [
        { path: 'level', op: 'in', value: ['a', 'b'] },
        { path: 'parent.amount', op: 'ge', value: '500000' },
        {
          join: 'or',
          items: [
            { path: 'city', op: 'empty', value: null },
            { path: 'city', op: 'eq', value: '苏州(*)' },
          ],
        },
      ],
    };
    expect(encodeFilter(made)).toBe('level.in(,a,b)*parent.amount.ge(500000)*any(city.empty()*city.eq(苏州~(~*~)))');
  });

  test.each(['level', 'level.in(a', 'LEVEL.eq(a)', 'a.eq(@fortnight,1,2)', '*', 'x()'])(
    'a text that is no filter (%s) is told apart from one',
    (text) => expect(decodeFilter(text)).toBeNull(),
  );

  test('any text at all is read or refused, never a crash', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decodeFilter(text) !== undefined));
  });
});

test('every sort comes back from its text unchanged', () => {
  const sort = fc.array(fc.record({ field: path, desc: fc.boolean() }));
  fc.assert(fc.property(sort, (made) => void expect(decodeSort(encodeSort(made))).toEqual(made)));
});
