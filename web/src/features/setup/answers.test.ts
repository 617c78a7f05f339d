import { describe, expect, test } from 'vitest';
import { emptyAnswers, missing, requestOf, shortNameOf } from './answers';

const full = {
  ...emptyAnswers([]),
  company: ' Cedar Bridge Ltd ',
  name: 'Ada Lin',
  login: 'ada@cedar.example',
  password: 'correct horse battery',
};

describe('the short name', () => {
  test.each([
    ['Cedar Bridge Ltd', 'Cedar Bridge'],
    ['Spruce Instruments, Inc.', 'Spruce'],
    ['\u6f84\u6e56\u6c34\u52a1\u80a1\u4efd\u6709\u9650\u516c\u53f8', '\u6f84\u6e56\u6c34\u52a1'],
    ['', ''],
  ])('of %s is %s', (company, short) => {
    expect(shortNameOf(company)).toBe(short);
  });
});

describe('the first run', () => {
  test('lacks nothing once company, name, sign-in name and a long enough password are there', () => {
    expect([...missing(full)]).toEqual([]);
    expect([...missing({ ...full, company: '  ', password: 'short' })]).toEqual(['company', 'admin.password']);
  });

  test('starts empty when no pack is offered and with the first pack otherwise', () => {
    expect(requestOf(full, 'en-US').start).toEqual({ kind: 'empty' });
    const pack = { key: 'crm', label: 'CRM', description: '', objects: 6, sample_records: 240 };
    expect(requestOf({ ...full, pack: emptyAnswers([pack]).pack }, 'en-US').start).toEqual({
      kind: 'pack',
      pack: 'crm',
      sample: true,
    });
  });

  test('sends trimmed texts and fills in the short name', () => {
    expect(requestOf(full, 'en-US')).toMatchObject({ company: 'Cedar Bridge Ltd', short_name: 'Cedar Bridge' });
  });
});
