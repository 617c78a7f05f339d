import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsIn, fillRect, pasteRect, rectOf, rowsIn, sliceCode, sliceOf } from './range';

const cell = (row: number, column: number) => ({ row, column });
const rect = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

test('a range is the same from any of its corners', () => {
  const cells = fc.record({ row: fc.nat(50), column: fc.integer({ min: -1, max: 20 }) });
  fc.assert(
    fc.property(cells, cells, (one, other) => {
      expect(rectOf(one, other)).toEqual(rectOf(other, one));
      expect(rectOf(one, other).left).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a row outside of a range has no part of it, and the first and the last know their edge', () => {
  const range = rect(2, 1, 4, 3);
  expect(sliceOf(sliceCode(range, 1))).toBeNull();
  expect(sliceOf(sliceCode(range, 2))).toEqual({ left: 1, right: 3, top: true, bottom: false });
  expect(sliceOf(sliceCode(range, 4))).toEqual({ left: 1, right: 3, top: false, bottom: true });
});

describe('pasting into a range', () => {
  test.each([
    ['one value fills it', rect(0, 0, 3, 1), 1, 1, rect(0, 0, 3, 1)],
    ['a row is repeated down', rect(0, 0, 3, 1), 1, 2, rect(0, 0, 3, 1)],
    ['a range that is no multiple takes the block once', rect(0, 0, 4, 1), 2, 2, rect(0, 0, 1, 1)],
    ['a single cell takes the whole block', rect(5, 2, 5, 2), 3, 4, rect(5, 2, 7, 5)],
  ])('%s', (_, into, height, width, expected) => {
    expect(pasteRect(into, height, width)).toEqual(expected);
  });

  test('what is filled always holds the block a whole number of times', () => {
    const sizes = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(sizes, sizes, sizes, sizes, (rows, columns, height, width) => {
        const filled = pasteRect(rect(0, 0, rows - 1, columns - 1), height, width);
        expect(rowsIn(filled) % height).toBe(0);
        expect(columnsIn(filled) % width).toBe(0);
      }),
    );
  });
});

test('the fill handle leads in one direction, the one in which the pointer is furthest', () => {
  const source = rect(2, 2, 3, 3);
  expect(fillRect(source, cell(6, 4))).toEqual(rect(2, 2, 6, 3));
  expect(fillRect(source, cell(0, 2))).toEqual(rect(0, 2, 3, 3));
  expect(fillRect(source, cell(4, 6))).toEqual(rect(2, 2, 3, 6));
  expect(fillRect(source, cell(2, 0))).toEqual(rect(2, 0, 3, 3));
  expect(fillRect(source, cell(3, 2))).toEqual(source);
});
