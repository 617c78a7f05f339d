import { expect, test } from 'vitest';
import { describedField } from '../../../../fields/mounted';
import { eventOf, type Spanned, within } from './useEvents';
import { later } from './useShift';

const dated = { ...describedField('date', {}), key: 'due' };
const timed = { ...describedField('datetime', {}), key: 'met' };
const zone = 'Asia/Shanghai';
const days: Spanned = { start: dated, end: { ...dated, key: 'ends' }, zone };
const moments: Spanned = { start: timed, end: null, zone };
const record = (values: object) => ({ id: 'r', version: 1, ...values });

test('a moment lies on the day of the workspace, and moves by whole days at the same time of the clock', () => {
  expect(eventOf(record({ met: '2026-11-21T16:30:00Z' }), moments)).toMatchObject({
    first: '2026-11-22',
    time: '00:30',
  });
  expect(later('2026-11-21T16:30:00Z', 2, moments)).toBe('2026-11-23T16:30:00Z');
  expect(later('2026-02-28', 1, days)).toBe('2026-03-01');
  expect(later(null, 1, days)).toBeNull();
});

test('what would end before it begins lasts a day, and what has no day lies nowhere', () => {
  expect(eventOf(record({ due: '2026-11-22', ends: '2026-11-20' }), days)).toMatchObject({ last: '2026-11-22' });
  expect(eventOf(record({ due: null }), days)).toBeNull();
});

test('only what lies in the days that are seen is asked for', () => {
  expect(within(moments, '2026-11-01', '2026-11-30')).toEqual({
    and: [
      { field: 'met', op: 'lt', value: '2026-11-30T16:00:00Z' },
      { field: 'met', op: 'ge', value: '2026-10-31T16:00:00Z' },
    ],
  });
});
