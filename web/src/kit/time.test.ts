import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import { fullTime, relativeTime } from './time';

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
