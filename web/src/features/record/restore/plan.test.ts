import { describe, expect, test } from 'vitest';
import type { FieldChange, HistoryEntry, ObjectDescription, RecordData } from '../../../api/types';
import { describedField } from '../../../fields/mounted';
import { changesSince, stepOf, stepsOf, touchesLines } from './plan';

const field = (key: string, more = {}) => describedField('text', { key, label: key, ...more });
const object = {
  key: 'thing',
  may: { update: true },
  fields: [field('name'), field('note'), field('code', { read_only: true }), field('lines', { fields: [] })],
} as unknown as ObjectDescription;
const record = { id: 'r', version: 4, name: 'D', note: 'z', code: 'x' } as RecordData;

const change = (key: string, before: unknown, after: unknown): FieldChange => ({
  field: key,
  label: key,
  before,
  after,
  before_text: String(before ?? ''),
  after_text: String(after ?? ''),
});
const entry = (version: number, changes: FieldChange[], op: HistoryEntry['op'] = 'update'): HistoryEntry => ({
  version,
  at: '2026-01-01T00:00:00Z',
  actor: null,
  source: 'api',
  op,
  batch_id: null,
  changes,
});
const past = [
  entry(4, [change('name', 'C', 'D')]),
  entry(4, [change('code', null, null)], 'reveal'),
  entry(3, [change('name', 'B', 'C'), change('note', 'y', 'z')]),
  entry(2, [change('name', 'A', 'B')]),
  entry(1, [change('name', null, 'A')], 'create'),
];

describe('having a version back', () => {
  test('each field goes back over all changes since', () => {
    const steps = stepsOf(object, record, changesSince(past, 2));
    expect(steps.map(({ field: { key }, now, earlier }) => [key, now, earlier])).toEqual([
      ['name', 'D', 'B'],
      ['note', 'z', 'y'],
    ]);
  });

  test('the latest version has nothing to give back', () => {
    expect(changesSince(past, 4)).toEqual([]);
  });

  test('a field that holds the old value again is left alone', () => {
    expect(stepOf(object, { ...record, name: 'B' }, change('name', 'B', 'C'))).toBeNull();
  });

  test('what may not be written, and lines, are left alone', () => {
    expect(stepsOf(object, record, [change('code', 'a', 'x'), change('lines', 1, 2), change('gone', 1, 2)])).toEqual(
      [],
    );
    expect(stepsOf({ ...object, may: { ...object.may, update: false } }, record, past[0]?.changes ?? [])).toEqual([]);
    expect(touchesLines(object, [change('lines[0].price', 1, 2)])).toBe(true);
    expect(touchesLines(object, [change('name', 1, 2)])).toBe(false);
  });
});
