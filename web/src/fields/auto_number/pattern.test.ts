import { expect, test } from 'vitest';
import { digitsOf, exampleOf, missingFor, problemOf, withDigits } from './pattern';

test('a pattern shows what it will make', () => {
  expect(exampleOf('HT-{YYYY}{MM}-{0000}', '2026-03-05', 1)).toBe('HT-202603-0001');
  expect(exampleOf('{YY}{MM}{DD}{00}', '2026-03-05', 123)).toBe('260305123');
});

test.each([
  ['HT-{0000}', null],
  ['HT-{YYYY}', 'noCounter'],
  ['{000}{000}', 'twoCounters'],
  ['{HH}-{000}', 'unknownPart'],
  ['{000', 'unknownPart'],
  [`${'x'.repeat(60)}{0}`, 'tooLong'],
])('%s is judged', (pattern, problem) => {
  expect(problemOf(pattern)).toBe(problem);
});

test('numbers that begin anew must carry the time that tells them apart', () => {
  expect(missingFor('{YYYY}-{000}', 'year')).toBe(false);
  expect(missingFor('{YYYY}-{000}', 'month')).toBe(true);
  expect(missingFor('{YY}{MM}-{000}', 'month')).toBe(false);
  expect(missingFor('{000}', 'never')).toBe(false);
});

test('the digits of the counter can be set', () => {
  expect(withDigits('HT-{000}', 5)).toBe('HT-{00000}');
  expect(withDigits('HT-', 2)).toBe('HT-{00}');
  expect(digitsOf('HT-{00000}')).toBe(5);
});
