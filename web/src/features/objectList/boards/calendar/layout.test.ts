import { expect, test } from 'vitest';
import { addMonths, weekStart, weeksOf } from './days';
import { barsOf, hiddenBy } from './layout';

const event = (id: string, first: string, last = first) => ({ id, first, last });
const MONDAY = '2026-11-16';

test('a week begins on Monday, and a month shows all weeks that hold a day of it', () => {
  expect(weekStart('2026-11-22')).toBe(MONDAY);
  expect(weekStart(MONDAY)).toBe(MONDAY);
  expect(weeksOf('2026-11-22')).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', MONDAY, '2026-11-23', '2026-11-30']);
  expect(weeksOf('2027-02-10')).toHaveLength(4);
});

test('the last day of a longer month becomes the last of a shorter one', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
});

test('what lasts longer lies above, and what follows takes the line that is free again', () => {
  const bars = barsOf(
    [event('short', '2026-11-16'), event('long', '2026-11-16', '2026-11-18'), event('later', '2026-11-17')],
    MONDAY,
  );
  expect(bars.map(({ event: { id }, line }) => [id, line])).toEqual([
    ['long', 0],
    ['short', 1],
    ['later', 1],
  ]);
});

test('what began before a week or goes on behind it is cut and says so', () => {
  const [bar] = barsOf([event('whole', '2026-11-10', '2026-12-01')], MONDAY);
  expect(bar).toMatchObject({ column: 0, days: 7, before: true, after: true });
  expect(barsOf([event('past', '2026-11-10', '2026-11-15')], MONDAY)).toEqual([]);
});

test('each day counts what has no room', () => {
  const bars = barsOf(
    [event('a', '2026-11-16', '2026-11-17'), event('b', '2026-11-16'), event('c', '2026-11-17')],
    MONDAY,
  );
  expect(hiddenBy(bars, 1)).toEqual([1, 1, 0, 0, 0, 0, 0]);
});

test('what lies on one day stands in the order of its time, whole days first', () => {
  const timed = (id: string, time: string) => ({ ...event(id, MONDAY), time });
  const bars = barsOf([timed('a', '14:00'), timed('b', '10:00'), timed('c', '15:30'), timed('d', '')], MONDAY);
  expect(bars.map((bar) => bar.event.id)).toEqual(['d', 'b', 'a', 'c']);
  expect(bars.map(({ line }) => line)).toEqual([0, 1, 2, 3]);
});
