import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_SLOTS, slotIn, takeSlots } from './slots';

const windows = fc.array(fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 20 });

describe('the elements that draw rows', () => {
  test('are never taken by two rows at once, wherever one goes', () => {
    fc.assert(
      fc.property(windows, (ways) => {
        const slots = { ...NO_SLOTS };
        for (const [first, size] of ways) {
          takeSlots(slots, { first, end: first + size });
          const taken = Array.from({ length: size }, (_, i) => slotIn(slots, first + i));
          expect(new Set(taken).size).toBe(size);
        }
      }),
    );
  });

  test('stay where they are among each other when one jumps far', () => {
    const slots = { ...NO_SLOTS };
    const at = (first: number) => {
      takeSlots(slots, { first, end: first + 38 });
      return Array.from({ length: 38 }, (_, i) => slotIn(slots, first + i));
    };
    at(0);
    const before = at(7);
    expect(at(50_000)).toEqual(before);
    expect(at(833)).toEqual(before);
  });

  test('serve again for rows that come into sight, those that stay in sight keep theirs', () => {
    const slots = { ...NO_SLOTS };
    takeSlots(slots, { first: 100, end: 138 });
    const [leaving, staying] = [slotIn(slots, 100), slotIn(slots, 110)];
    takeSlots(slots, { first: 101, end: 139 });
    expect(slotIn(slots, 110)).toBe(staying);
    expect(slotIn(slots, 138)).toBe(leaving);
  });
});
