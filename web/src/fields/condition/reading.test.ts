import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition } from '../../api/types';
import { describedField } from '../mounted';
import { type Filter, type Group, type Leaf, NO_FILTER, toCondition } from './model';
import { both, readCondition } from './reading';

const FIELDS = {
  name: describedField('text', { operators: ['eq', 'contains', 'in', 'empty'] }),
  level: describedField('select', { operators: ['eq', 'ne', 'in', 'not_in', 'empty'], options: [] }),
  met_at: describedField('datetime', { operators: ['gt', 'le', 'relative'] }),
};
const reader = {
  fieldAt: (path: string) => FIELDS[path as keyof typeof FIELDS],
  dayOf: (instant: string) => instant.slice(0, 10),
};
const read = (condition: unknown) => readCondition(condition as Condition, reader);

const value = fc.string({ minLength: 1 });
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({ path: fc.constant('name'), op: fc.constantFrom('contains', 'eq'), value }),
  fc.record({ path: fc.constant('level'), op: fc.constant('in'), value: fc.array(value, { minLength: 1 }) }),
  fc.record({ path: fc.constant('level'), op: fc.constant('empty'), value: fc.constant(null) }),
  fc.record({
    path: fc.constant('met_at'),
    op: fc.constant('relative'),
    value: fc.record({ unit: fc.constant('day' as const), from: fc.integer(), to: fc.integer() }),
  }),
);
const joins = fc.constantFrom('and' as const, 'or' as const);
const inner: fc.Arbitrary<Group> = fc.record({ join: joins, items: fc.array(leaf, { minLength: 2, maxLength: 3 }) });
const filters: fc.Arbitrary<Filter> = fc.record({
  join: joins,
  items: fc.array(fc.oneof(leaf, inner), { minLength: 2, maxLength: 4 }),
});

describe('a saved condition', () => {
  test('is asked again as it was, whatever was edited', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const asked = toCondition(filter);
        const { filter: again, fixed } = read(asked);
        expect(fixed).toBeNull();
        expect(toCondition(again)).toEqual(asked);
      }),
    );
  });

  test('without any content filters nothing', () => {
    expect(read(null)).toEqual({ filter: NO_FILTER, fixed: null });
  });

  test('is read as a person would have made it', () => {
    expect(read({ field: 'level', op: 'eq', value: 'a' }).filter.items).toEqual([
      { path: 'level', op: 'in', value: ['a'] },
    ]);
    expect(read({ field: 'met_at', op: 'gt', value: '2026-03-05T15:59:59Z' }).filter.items).toEqual([
      { path: 'met_at', op: 'gt', value: '2026-03-05' },
    ]);
    expect(read({ field: 'name', op: 'eq', value: 7 }).filter.items).toEqual([{ path: 'name', op: 'eq', value: '7' }]);
  });

  test('beyond what can be edited is kept aside and asked all the same', () => {
    const not = { not: { field: 'name', op: 'contains', value: 'x' } };
    const plain = { field: 'name', op: 'contains', value: 'y' };
    const { filter, fixed } = read({ and: [plain, not] });
    expect(fixed).toEqual(not);
    expect(both(toCondition(filter), fixed)).toEqual({ and: [plain, not] });
    const either = { or: [plain, not] };
    expect(read(either)).toEqual({ filter: NO_FILTER, fixed: either });
  });
});
