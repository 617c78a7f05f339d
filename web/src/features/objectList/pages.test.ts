import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordData, RecordPage } from '../../api/types';
import { idsAround, KEPT, keepPages, loadedRows, PAGE, pagesOf, rowAt, totalOf } from './pages';

const page = (number: number, size = PAGE, last = false): RecordPage => ({
  records: Array.from({ length: size }, (_, i) => ({ id: `r${number * PAGE + i}` }) as RecordData),
  next_cursor: last ? null : 'next',
});

describe('the pages of a list', () => {
  test('those over which one looks are asked for, wherever that is', () => {
    expect(pagesOf(0, 40)).toEqual([0]);
    expect(pagesOf(49_990, 50_030)).toEqual([499, 500]);
    expect(pagesOf(-30, 10)).toEqual([0]);
  });

  test('never more are kept than the bound, and always those that are seen', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { maxLength: 60 }), (places) => {
        const kept = places.reduce<number[]>((now, at) => keepPages(now, pagesOf(at * PAGE, at * PAGE + 40)), []);
        expect(kept.length).toBeLessThanOrEqual(KEPT);
        expect(new Set(kept).size).toBe(kept.length);
        const last = places.at(-1);
        if (last !== undefined) expect(kept[0]).toBe(last);
      }),
    );
  });

  test('rows stand at their places, whatever order their pages come in', () => {
    const pages = new Map([
      [500, page(500)],
      [0, page(0)],
    ]);
    expect(rowAt(pages, 50_007)?.id).toBe('r50007');
    expect(rowAt(pages, 150)).toBeUndefined();
    expect(loadedRows(pages)[PAGE]?.id).toBe('r50000');
  });

  test('next and previous stop where a page is missing', () => {
    const pages = new Map([
      [0, page(0)],
      [500, page(500)],
      [501, page(501)],
    ]);
    const ids = idsAround(pages, 'r50150');
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([2 * PAGE, 'r50000', 'r50199']);
  });
});

describe('the length of a list', () => {
  test('is what is counted, until the end has been seen', () => {
    expect(totalOf(new Map([[0, page(0)]]), 10_000)).toBe(10_000);
    expect(totalOf(new Map([[99, page(99, 40, true)]]), 10_000)).toBe(9_940);
  });

  test('is longer than all that has arrived while more is said to come', () => {
    expect(totalOf(new Map([[0, page(0)]]), null)).toBe(PAGE + 1);
    expect(totalOf(new Map([[120, page(120)]]), 10_000)).toBe(121 * PAGE + 1);
  });

  test('shrinks when one has jumped beyond the end', () => {
    expect(totalOf(new Map([[80, page(80, 0, true)]]), 10_000)).toBe(8_000);
  });
});
