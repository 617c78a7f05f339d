import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveBy, withIds } from './movement';
import { idsBetween, inOrder } from './rows';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, shiftKey: false });
const EXTENT = { rows: 10, columns: 4, page: 5 };

describe('moving through cells', () => {
  test.each([
    ['ArrowDown', { row: 1, column: 1 }],
    ['ArrowUp', { row: 0, column: 1 }],
    ['ArrowLeft', { row: 0, column: 0 }],
    ['PageDown', { row: 5, column: 1 }],
    ['End', { row: 0, column: 3 }],
  ])('%s leads from the second cell to the expected one', (key, cell) => {
    expect(moveBy(press(key), { row: 0, column: 1 }, EXTENT)).toEqual(cell);
  });

  test('with Ctrl an arrow leads to the edge', () => {
    expect(moveBy(press('ArrowDown', true), { row: 2, column: 1 }, EXTENT)).toEqual({ row: 9, column: 1 });
  });

  test('no key ever leads outside', () => {
    const keys = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    );
    const start = fc.record({ row: fc.nat(9), column: fc.integer({ min: -1, max: 3 }) });
    fc.assert(
      fc.property(start, fc.array(fc.tuple(keys, fc.boolean())), (cell, presses) => {
        const end = presses.reduce((at, [key, far]) => moveBy(press(key, far), at, EXTENT) ?? at, cell);
        expect(end.row).toBeGreaterThanOrEqual(0);
        expect(end.row).toBeLessThan(10);
        expect(end.column).toBeGreaterThanOrEqual(-1);
        expect(end.column).toBeLessThan(4);
      }),
    );
  });

  test('a letter moves nothing', () => {
    expect(moveBy(press('x'), { row: 0, column: 0 }, EXTENT)).toBeNull();
  });
});

test('a range is the same from either end', () => {
  const rows = inOrder(
    ['a', 'b', 'c', 'd'].map((id) => ({ id })),
    false,
  );
  expect(idsBetween(rows, 3, 1)).toEqual({ ids: ['b', 'c', 'd'], complete: true });
  expect(idsBetween(rows, 1, 3)).toEqual({ ids: ['b', 'c', 'd'], complete: true });
});

test('a range over rows that have not arrived says so', () => {
  const rows = inOrder([{ id: 'a' }], true);
  expect(idsBetween(rows, 0, 4)).toEqual({ ids: ['a'], complete: false });
});

test('taking ids out and in again gives the same set', () => {
  const set = new Set(['a', 'b']);
  expect([...withIds(withIds(set, ['b'], false), ['b'], true)]).toEqual(['a', 'b']);
});
