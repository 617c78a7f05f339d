import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordData } from '../../api/types';
import { merge } from './merge';

const record = (values: Record<string, unknown>, version = 1): RecordData => ({ id: 'r', version, ...values });
const values = fc.record({ a: fc.nat(2), b: fc.nat(2), c: fc.nat(2) });

describe('merging two changes of one record', () => {
  test('changes of different fields go together', () => {
    const result = merge(record({ a: 1, b: 1 }), { a: 2 }, record({ a: 1, b: 5 }, 2));
    expect(result).toEqual({ mine: { a: 2 }, disputed: [] });
  });

  test('the same field changed to different values has to be decided', () => {
    const result = merge(record({ a: 1 }), { a: 2 }, record({ a: 3 }, 2));
    expect(result).toEqual({ mine: {}, disputed: ['a'] });
  });

  test('the same change made twice is no conflict', () => {
    expect(merge(record({ a: 1 }), { a: 2 }, record({ a: 2 }, 2))).toEqual({ mine: {}, disputed: [] });
  });

  test('a pointer is compared by what it points to, not by its title', () => {
    const base = record({ parent: { id: 'x', title: 'Old name' } });
    const theirs = record({ parent: { id: 'x', title: 'New name' } }, 2);
    expect(merge(base, { parent: { id: 'y', title: 'Other' } }, theirs).disputed).toEqual([]);
  });

  test('every change of mine is either kept, disputed or already there', () => {
    fc.assert(
      fc.property(values, values, values, (base, mine, theirs) => {
        const result = merge(record(base), mine, record(theirs, 2));
        for (const [key, value] of Object.entries(mine)) {
          const there = theirs[key as keyof typeof theirs] === value;
          expect(key in result.mine || result.disputed.includes(key) || there).toBe(true);
        }
      }),
    );
  });
});
