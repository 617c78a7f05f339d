import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heightOf, type Spot, spotAfter, spotAt, TALLEST } from './scale';

const START: Spot = { top: 0, shift: 0 };
const million = { content: 32_000_000, view: 800 };

describe('a list taller than a browser can scroll', () => {
  test('a short list is scrolled px for px', () => {
    expect(spotAfter(START, 12_345, { content: 3_200_000, view: 800 })).toEqual({ top: 12_345, shift: 0 });
    expect(heightOf({ content: 3_200_000, view: 800 })).toBe(3_200_000);
  });

  test('the middle of the scrollbar is the middle of the rows', () => {
    const { top, shift } = spotAfter(START, (TALLEST - 800) / 2, million);
    expect(top + shift).toBeCloseTo((32_000_000 - 800) / 2, -1);
  });

  test('the ends of the scrollbar are the ends of the rows', () => {
    const end = spotAfter({ top: TALLEST - 900, shift: 5_000 }, TALLEST - 800, million);
    expect(end.top + end.shift).toBe(32_000_000 - 800);
    expect(spotAfter({ top: 50, shift: 700 }, 0, million)).toEqual(START);
  });

  test('a turn of the wheel goes as far as it does in a short list', () => {
    const middle = spotAfter(START, 7_000_000, million);
    const next = spotAfter(middle, 7_000_100, million);
    expect(next.top + next.shift - middle.top - middle.shift).toBe(100);
  });

  test('every place can be reached, and the scroller stays inside its element', () => {
    const lists = fc.record({
      content: fc.integer({ min: 1_000, max: 400_000_000 }),
      view: fc.integer({ min: 100, max: 900 }),
    });
    fc.assert(
      fc.property(lists, fc.double({ min: 0, max: 1, noNaN: true }), (scale, share) => {
        const at = Math.round(share * (scale.content - scale.view));
        const { top, shift } = spotAt(at, scale);
        expect(top + shift).toBe(at);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(heightOf(scale) - scale.view);
      }),
    );
  });
});
