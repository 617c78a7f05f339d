import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween } from '../../kit/time';
import { readDate, shiftDays, showDate } from './value';

const TODAY = '2026-11-22';
const day = fc.integer({ min: -40_000, max: 40_000 }).map((days) => shiftDays(TODAY, days));

describe('reading days', () => {
  test.each([
    ['2026/3/5', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['２０２６．３．５', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['3-5', '2026-03-05'],
    ['3月5号', '2026-03-05'],
    ['今天', '2026-11-22'],
    ['today', '2026-11-22'],
    ['明天', '2026-11-23'],
    ['昨天', '2026-11-21'],
    ['3天后', '2026-11-25'],
    ['-7', '2026-11-15'],
    ['Mar 5', '2026-03-05'],
    ['5 March 2025', '2025-03-05'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is read as %s', (text, value) => {
    expect(readDate(text, TODAY)).toBe(value);
  });

  test.each(['', '2026-02-30', '13-1', '2025-02-29', 'soon', '5', 'Foo 3', '0000-01-01'])('%s is no day', (text) => {
    expect(readDate(text, TODAY)).toBeNull();
  });

  test('what is shown is read back as the same day, in both languages', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('zh-CN', 'en-US'), (value, language) => {
        expect(readDate(showDate(value, TODAY, language), TODAY)).toBe(value);
      }),
    );
  });
});

test('shifting by the days between two days leads from one to the other', () => {
  fc.assert(fc.property(day, day, (a, b) => shiftDays(a, daysBetween(a, b)) === b));
});
