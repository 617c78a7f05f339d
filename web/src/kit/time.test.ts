import fc from 'fast-check';
import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import { fullTime, instantOf, relativeTime, type WallClock, wallClock } from './time';

const ZONE = 'Asia/Shanghai';
/** 10:24 on 18 November in Shanghai. */
const now = new Date('2026-11-18T02:24:00Z');
const say = (at: string, zone = ZONE) => relativeTime(at, zone, now, i18next.t);

describe('a point in time', () => {
  test.each([
    ['2026-11-18T02:23:40Z', 'just now'],
    ['2026-11-18T02:23:00Z', '1 minute ago'],
    ['2026-11-18T01:54:00Z', '30 minutes ago'],
    ['2026-11-17T16:05:00Z', 'today 00:05'],
    ['2026-11-17T15:59:00Z', 'yesterday 23:59'],
    ['2026-11-16T01:00:00Z', '2 days ago'],
    ['2026-11-15T01:00:00Z', '3 days ago'],
    ['2026-11-13T01:00:00Z', '11-13'],
    ['2025-11-18T01:00:00Z', '2025-11-18'],
  ])('%s is said as %s', (at, words) => {
    expect(say(at)).toBe(words);
  });

  test('belongs to the day of the workspace, not of the browser', () => {
    expect(say('2026-11-17T16:05:00Z', 'America/New_York')).toBe('today 11:05');
  });

  test('is written in full in the zone of the workspace', () => {
    expect(fullTime('2026-11-17T16:05:00Z', ZONE)).toBe('2026-11-18 00:05');
  });
});

const zones = fc.constantFrom('America/New_York', 'Asia/Shanghai');
/** Any second of 1970 … 2037, and often one near a change of New York's clocks. */
const CHANGES = ['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'].map((at) => Date.parse(at) / 1000);
const second = fc.oneof(
  fc.integer({ min: 0, max: 2_145_916_800 }),
  fc.tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -10_800, max: 10_800 })).map(([at, off]) => at + off),
);

const secondsOf = ({ time, seconds }: WallClock) => {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 3600 + (minute ?? 0) * 60 + Number(seconds);
};

describe('a wall clock', () => {
  test('shows the same again at the instant it is read back as', () => {
    fc.assert(
      fc.property(second, zones, (at, zone) => {
        const shown = wallClock(at * 1000, zone);
        const back = instantOf(shown.day, secondsOf(shown), zone);
        expect(wallClock(back, zone)).toEqual(shown);
        // Of a repeated hour the first is meant; every other reading is exact.
        const late = at - Date.parse(back) / 1000;
        expect(late === 0 || (zone === 'America/New_York' && late === 3600)).toBe(true);
      }),
    );
  });

  test('never goes back from one day to the next', () => {
    fc.assert(
      fc.property(second, zones, fc.nat(86_399), (at, zone, seconds) => {
        const { day } = wallClock(at * 1000, zone);
        const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        const hours =
          (Date.parse(instantOf(next, seconds, zone)) - Date.parse(instantOf(day, seconds, zone))) / 3_600_000;
        expect(hours).toBeGreaterThanOrEqual(22);
        expect(hours).toBeLessThanOrEqual(26);
      }),
    );
  });

  test.each([
    ['2026-03-08', 2.5, '2026-03-08T07:30:00Z', 'a time left out is read with the offset before'],
    ['2026-11-01', 1.5, '2026-11-01T05:30:00Z', 'of a repeated time the first is meant'],
    ['2026-03-08', 24, '2026-03-09T04:00:00Z', 'the end of a short day is the next midnight'],
  ])('in New York, %s %d h is %s: %s', (day, hours, instant) => {
    expect(instantOf(day, hours * 3600, 'America/New_York')).toBe(instant);
  });
});
