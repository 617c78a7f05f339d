import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeGroup, encodeGroup } from './groupCodec';
import { type Group, groupsOf, placesOf, REST } from './groups';

const group = (id: string, count: number): Group => ({ id, value: id, label: id, count, figures: [] });
const lists = fc
  .array(fc.record({ count: fc.integer({ min: 1, max: 6 }), closed: fc.boolean() }), { minLength: 1, maxLength: 8 })
  .map((made) => ({
    groups: made.map(({ count }, i) => group(`g${i}`, count)),
    closed: new Set(made.flatMap(({ closed }, i) => (closed ? [`g${i}`] : []))),
  }));

describe('the places of a list in groups', () => {
  test('are those one gets by writing head after head and row after row', () => {
    fc.assert(
      fc.property(lists, ({ groups, closed }) => {
        const drawn: { group: number; offset: number; head: number }[] = [];
        let offset = 0;
        groups.forEach(({ id, count }, i) => {
          const head = drawn.length;
          drawn.push({ group: i, offset: -1, head });
          for (let row = 0; row < count; row++, offset++) {
            if (!closed.has(id)) drawn.push({ group: -1, offset, head });
          }
        });
        const places = placesOf(groups, closed);
        expect(places.total).toBe(drawn.length);
        drawn.forEach((line, place) => {
          expect(places.groupAt(place)).toBe(line.group);
          expect(places.offsetAt(place)).toBe(line.offset);
          expect(places.headOf(place)).toBe(line.head);
        });
        const rows = drawn.flatMap((line) => (line.offset >= 0 ? [line.offset] : []));
        expect(places.offsets(0, places.total)).toEqual(rows);
      }),
    );
  });

  test('name the rows of any page by slices of its groups, three at most', () => {
    fc.assert(
      fc.property(lists, fc.nat(20), fc.integer({ min: 1, max: 9 }), ({ groups, closed }, first, size) => {
        const all = groups.flatMap(({ value, count }) => Array.from({ length: count }, (_, i) => `${value} ${i}`));
        const slices = placesOf(groups, closed).slices(first, first + size);
        const found = (slices ?? []).flatMap(({ values, offset, limit }) => {
          const rows = groups.filter(({ value }) => values.includes(value));
          return rows
            .flatMap(({ value, count }) => Array.from({ length: count }, (_, i) => `${value} ${i}`))
            .slice(offset, offset + limit);
        });
        expect(found).toEqual(all.slice(first, first + size));
        expect(slices?.length ?? 0).toBeLessThanOrEqual(3);
      }),
    );
    expect(placesOf([group('a', 3), { ...group(REST, 9), value: null }], new Set()).slices(2, 5)).toBeNull();
  });

  test('are found without looking at each: a hundred thousand rows in a thousand groups', () => {
    const places = placesOf(
      Array.from({ length: 1000 }, (_, i) => group(`g${i}`, 100)),
      new Set(),
    );
    expect(places.total).toBe(101_000);
    expect(places.offsetAt(100_999)).toBe(99_999);
    expect(places.groupAt(101 * 500)).toBe(500);
  });

  test('of no groups are none', () => {
    const places = placesOf([], new Set());
    expect([places.total, places.groupAt(0), places.offsetAt(0), places.headOf(0)]).toEqual([0, -1, -1, -1]);
  });
});

test('groups beyond the limit stand together, as many as are left', () => {
  const answer = { groups: [{ keys: [{ value: 'a', label: 'A' }], values: ['3', '1.5'] }], truncated: true };
  expect(groupsOf(answer, 10).map(({ id, count }) => [id, count])).toEqual([
    ['a', 3],
    [REST, 7],
  ]);
  expect(groupsOf({ ...answer, truncated: false }, 10)).toHaveLength(1);
});

test('every group comes back from its text in the address', () => {
  const groups = fc.record({
    field: fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/),
    bucket: fc.constantFrom('' as const, 'day' as const, 'month' as const, 'year' as const),
    desc: fc.boolean(),
  });
  fc.assert(fc.property(groups, (made) => void expect(decodeGroup(encodeGroup(made))).toEqual(made)));
  expect(decodeGroup('signed_on:fortnight')).toBeUndefined();
});
