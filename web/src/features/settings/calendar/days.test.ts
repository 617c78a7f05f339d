import { describe, expect, test } from 'vitest';
import type { CalendarBody } from '../../../api/types';
import { daysOf, endingYear, groupsOf, kindOf, rangesOf, renameGroup, toggleDay, weekdayOf } from './days';

const calendar: CalendarBody = {
  label: 'Work calendar',
  weekend: [6, 7],
  holidays: [
    { date: '2026-01-01', label: 'New Year' },
    { date: '2026-01-02', label: 'New Year' },
    { date: '2026-10-01', label: 'National Day' },
  ],
  workdays: [{ date: '2026-01-04', label: 'New Year' }],
};

describe('a day', () => {
  test.each([
    ['2026-01-05', 'work'],
    ['2026-01-10', 'rest'],
    ['2026-01-01', 'holiday'],
    ['2026-01-04', 'makeup'],
  ])('%s is a day of kind %s', (day, kind) => {
    expect(kindOf(day, calendar)).toBe(kind);
  });

  test('counts Monday as 1 and Sunday as 7', () => {
    expect(weekdayOf('2026-01-05')).toBe(1);
    expect(weekdayOf('2026-01-04')).toBe(7);
  });
});

describe('turning a day over', () => {
  test('makes a working day a holiday that joins its neighbour by name', () => {
    const next = toggleDay('2026-01-05', calendar, 'Holiday');
    expect(next.holidays).toContainEqual({ date: '2026-01-05', label: 'New Year' });
  });

  test('makes a lonely working day a holiday without a borrowed name', () => {
    expect(toggleDay('2026-06-01', calendar, 'Holiday').holidays).toContainEqual({
      date: '2026-06-01',
      label: 'Holiday',
    });
  });

  test('makes a day of rest a make-up day', () => {
    expect(kindOf('2026-01-10', toggleDay('2026-01-10', calendar, 'Holiday'))).toBe('makeup');
  });

  test.each(['2026-01-01', '2026-01-04', '2026-01-05', '2026-01-10'])('twice leaves %s as it was', (day) => {
    const twice = toggleDay(day, toggleDay(day, calendar, 'x'), 'x');
    expect(kindOf(day, twice)).toBe(kindOf(day, calendar) === 'holiday' ? 'holiday' : kindOf(day, calendar));
  });

  test('beyond the end of the data moves that end to the end of its year', () => {
    const known = { ...calendar, until: '2026-12-31' };
    expect(toggleDay('2027-01-01', known, 'x').until).toBe('2027-12-31');
    expect(toggleDay('2026-06-01', known, 'x').until).toBe('2026-12-31');
  });

  test('keeps the days in order', () => {
    const dates = toggleDay('2026-03-03', calendar, 'x').holidays.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
  });
});

describe('a year', () => {
  test('lists its named days by name, in order of the first', () => {
    expect(groupsOf(2026, calendar)).toEqual([
      { label: 'New Year', holidays: ['2026-01-01', '2026-01-02'], workdays: ['2026-01-04'] },
      { label: 'National Day', holidays: ['2026-10-01'], workdays: [] },
    ]);
    expect(groupsOf(2027, calendar)).toEqual([]);
  });

  test('renames all days of one name together', () => {
    const renamed = renameGroup(2026, 'New Year', 'First Day', calendar);
    expect(renamed.holidays.filter(({ label }) => label === 'First Day')).toHaveLength(2);
    expect(renamed.workdays[0]?.label).toBe('First Day');
  });

  test('of leap has a 29 February', () => {
    expect(daysOf(2028, 2)).toHaveLength(29);
    expect(daysOf(2026, 2).at(-1)).toBe('2026-02-28');
  });
});

test('days that follow one another are written as one range', () => {
  expect(rangesOf(['2026-02-28', '2026-03-01', '2026-03-05'])).toEqual(['02-28 – 03-01', '03-05']);
});

describe('the warning that the data ends', () => {
  test('is silent while the year is young', () => {
    expect(endingYear(calendar, '2026-06-01')).toBeNull();
  });

  test('speaks up sixty days before and ever after', () => {
    expect(endingYear(calendar, '2026-11-18')).toBe(2026);
    expect(endingYear(calendar, '2027-03-01')).toBe(2026);
  });

  test('says when there is no data at all', () => {
    expect(endingYear({ ...calendar, holidays: [] }, '2026-06-01')).toBe(0);
  });
});
