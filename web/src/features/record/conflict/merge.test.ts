import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordData } from '../../../api/types';
import { describedField } from '../../../fields/mounted';
import { merge } from './merge';
import { mergeList } from './mergeList';

const many = { operators: ['has_any'] };
const object = {
  fields: [
    ...['a', 'b', 'c', 'parent', 'day', 'path'].map((key) => describedField('text', { key })),
    describedField('tags', { key: 'tags', ...many }),
    describedField('relations', { key: 'links', ...many }),
    describedField('subtable', { key: 'lines', fields: [] }),
    describedField('file', { key: 'files' }),
  ],
};
const record = (values: Record<string, unknown>, version = 1): RecordData => ({ id: 'r', version, ...values });
const merged = (base: Record<string, unknown>, mine: Record<string, unknown>, theirs: Record<string, unknown>) =>
  merge(object, record(base), mine, record(theirs, 2));
const values = fc.record({ a: fc.nat(2), b: fc.nat(2), c: fc.nat(2) });

describe('merging two changes of one record', () => {
  test('changes of different fields go together', () => {
    expect(merged({ a: 1, b: 1 }, { a: 2 }, { a: 1, b: 5 })).toEqual({ merged: { a: 2 }, disputed: [] });
  });

  test('the same field changed to different values has to be decided', () => {
    expect(merged({ a: 1 }, { a: 2 }, { a: 3 })).toEqual({ merged: {}, disputed: ['a'] });
    expect(merged({ day: '2026-01-01' }, { day: '2026-01-02' }, { day: '2026-01-03' }).disputed).toEqual(['day']);
    expect(merged({ path: ['x'] }, { path: ['x', 'y'] }, { path: ['z'] }).disputed).toEqual(['path']);
  });

  test('the same change made twice is no conflict', () => {
    expect(merged({ a: 1 }, { a: 2 }, { a: 2 })).toEqual({ merged: {}, disputed: [] });
  });

  test('a pointer is compared by what it points to, not by its title', () => {
    const base = { parent: { id: 'x', title: 'Old name' } };
    const theirs = { parent: { id: 'x', title: 'New name' } };
    expect(merged(base, { parent: { id: 'y', title: 'Other' } }, theirs).disputed).toEqual([]);
  });

  test('what each added to and took from a list goes together', () => {
    expect(merged({ tags: ['p', 'q'] }, { tags: ['p', 'q', 'mine'] }, { tags: ['q', 'theirs'] })).toEqual({
      merged: { tags: ['q', 'theirs', 'mine'] },
      disputed: [],
    });
    const [x, y, z] = ['x', 'y', 'z'].map((id) => ({ id, title: id }));
    expect(merged({ links: [x] }, { links: [x, y] }, { links: [x, z] }).merged).toEqual({ links: [x, z, y] });
    const [one, two] = ['1', '2'].map((id) => ({ id, name: id, type: 'image/png', size: 1 }));
    expect(merged({ files: null }, { files: [one] }, { files: [two] }).merged).toEqual({ files: [two, one] });
  });

  test('lines go together value by value', () => {
    const line = (id: string, item: string, price: string) => ({ id, version: 1, item, price });
    const base = { lines: [line('1', 'bolt', '1'), line('2', 'nut', '2')] };
    const mine = { lines: [line('1', 'bolt', '9'), line('2', 'nut', '2'), { item: 'new', price: '3' }] };
    const theirs = { lines: [line('1', 'long bolt', '1')] };
    expect(merged(base, mine, theirs)).toEqual({
      merged: { lines: [line('1', 'long bolt', '9'), { item: 'new', price: '3' }] },
      disputed: [],
    });
    expect(merged(base, mine, { lines: [line('1', 'bolt', '8'), line('2', 'nut', '2')] }).disputed).toEqual(['lines']);
    expect(merged(base, { lines: [] }, { lines: [line('1', 'bolt', '8'), line('2', 'nut', '2')] }).disputed).toEqual([
      'lines',
    ]);
  });

  test('of two who put a list in order, the one who moved is followed, and both have to agree', () => {
    expect(mergeList(['a', 'b', 'c'], ['c', 'a', 'b'], ['a', 'b', 'c', 'd'])).toEqual(['c', 'a', 'b', 'd']);
    expect(mergeList(['a', 'b', 'c'], ['c', 'a', 'b'], ['b', 'a', 'c'])).toBeNull();
  });

  test('every change of mine is either kept, disputed or already there', () => {
    fc.assert(
      fc.property(values, values, values, (base, mine, theirs) => {
        const result = merged(base, mine, theirs);
        for (const [key, value] of Object.entries(mine)) {
          const there = theirs[key as keyof typeof theirs] === value;
          expect(key in result.merged || result.disputed.includes(key) || there).toBe(true);
        }
      }),
    );
  });

  test('a list holds what either added and nothing that either took away', () => {
    const sets = fc.uniqueArray(fc.nat(9).map(String), { maxLength: 6 });
    fc.assert(
      fc.property(sets, sets, sets, (base, mine, theirs) => {
        const together = mergeList(base, mine, theirs);
        if (!together) return;
        const wanted = [...new Set([...base, ...mine, ...theirs])].filter(
          (item) => !base.includes(item) || (mine.includes(item) && theirs.includes(item)),
        );
        expect([...together].sort()).toEqual(wanted.sort());
      }),
    );
  });
});
