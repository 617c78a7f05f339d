import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, todayIn, wallClock } from '../../kit/time';
import { readMoment, showMoment } from './value';

const TODAY = '2026-11-22';
const SHANGHAI = 'Asia/Shanghai';
const zone = fc.constantFrom('Asia/Shanghai', 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia');

describe('reading moments', () => {
  test.each([
    ['2026-3-5 14:30', '2026-03-05T06:30:00Z'],
    ['3-5 14:30', '2026-03-05T06:30:00Z'],
    ['今天 9:05', '2026-11-22T01:05:00Z'],
    ['今天9点', '2026-11-22T01:00:00Z'],
    ['明天 下午2点半', '2026-11-23T06:30:00Z'],
    ['today 2pm', '2026-11-22T06:00:00Z'],
    ['今天 12am', '2026-11-21T16:00:00Z'],
    ['2026年3月5日14:30', '2026-03-05T06:30:00Z'],
    ['2026-03-05', '2026-03-04T16:00:00Z'],
  ])('%s is read as %s', (text, value) => {
    expect(readMoment(text, TODAY, SHANGHAI)).toBe(value);
  });

  test.each(['', '14:30', '25:00', '14:75', 'soon 9:00', '2026-02-30 10:00'])('%s is no moment', (text) => {
    expect(readMoment(text, TODAY, SHANGHAI)).toBeNull();
  });

  test('what is shown is read back as the same minute, in every zone and language', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 20 });
    fc.assert(
      fc.property(minutes, zone, fc.constantFrom('zh-CN', 'en-US'), (past, where, language) => {
        const instant = new Date(Date.parse('2010-01-01T00:00:00Z') + past * 60_000).toISOString();
        const shown = showMoment(instant, TODAY, where, language);
        const read = readMoment(shown, TODAY, where) ?? '';
        // The hour that a clock set back repeats is shown alike twice; either reading shows the same text.
        expect(showMoment(read, TODAY, where, language)).toBe(shown);
      }),
    );
  });
});

test('the wall clock of an instant leads back to it', () => {
  expect(wallClock(instantOf('2026-03-08', 9000, 'UTC'), 'UTC')).toMatchObject({ day: '2026-03-08', time: '02:30' });
  expect(wallClock('2026-11-22T16:30:00Z', SHANGHAI)).toMatchObject({ day: '2026-11-23', time: '00:30' });
});

test('today is the day in the zone, not in UTC', () => {
  expect(todayIn(SHANGHAI, Date.parse('2026-11-21T17:00:00Z'))).toBe('2026-11-22');
});
