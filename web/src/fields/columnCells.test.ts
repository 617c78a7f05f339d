import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FieldDescription, OptionDescription } from '../api/types';
import { todayIn } from '../kit/time';
import { cellsOf } from './columnCells';
import { describedField } from './mounted';
import { fieldTypes } from './registry';
import type { FieldContext } from './type';

interface Golden {
  context: { now: string; timezone: string };
  cases: { input: unknown; json?: unknown; error?: string; settings?: Record<string, unknown> }[];
}

const FOLDER = resolve(import.meta.dirname, '../../../golden/fields');
const contextOf = ({ now, timezone }: Golden['context']): FieldContext => ({
  language: 'zh-CN',
  zone: timezone,
  today: todayIn(timezone, Date.parse(now)),
  me: { id: '', name: '' },
  t: (key) => (key === 'sentence.list' ? '、' : key),
});
const CONTEXT = contextOf({ now: '2026-03-05T02:00:00Z', timezone: 'Asia/Shanghai' });

const row = (it: unknown) => ({ id: 'r', it });
const read = async (field: FieldDescription, text: string, context = CONTEXT) =>
  (await cellsOf(field, context, true).take?.reader([text]))?.(row(null), text);

/** The server writes all decimals of a figure, a person only those that say something. */
const plain = (words = '') => words.replace(/(\.\d*?)0+(%?)$/, '$1$2').replace(/\.(%?)$/, '$1');

/** Durations are typed in words, which this context does not have. */
const typed = fieldTypes.filter(
  ({ key, entry, sealed }) =>
    entry === 'typed' && !sealed && key !== 'duration' && existsSync(resolve(FOLDER, `${key}.json`)),
);

describe.each(typed.map(({ key }) => key))('%s', (type) => {
  const golden = JSON.parse(readFileSync(resolve(FOLDER, `${type}.json`), 'utf8')) as Golden;
  const context = contextOf(golden.context);
  const good = golden.cases.filter(({ input, json, error }) => typeof input === 'string' && json && !error);

  test.each(good.slice(0, 20).map((one) => [JSON.stringify(one.json), one] as const))(
    'what is copied of %s means the same where it is pasted',
    async (_, { json, settings }) => {
      const field = describedField(type, { settings: settings ?? {} });
      const words = cellsOf(field, context, true).copy?.(row(json)) ?? '';
      const reading = await read(field, words, context);
      expect(reading).toHaveProperty('values');
      const again = reading && 'values' in reading ? row(reading.values.it) : row(null);
      expect(plain(cellsOf(field, context, true).copy?.(again))).toBe(plain(words));
    },
  );
});

const options = [
  { key: 'a', label: '重点', color: '', retired: false },
  { key: 'b', label: '普通', color: '', retired: false },
  { key: 'c', label: '停用', color: '', retired: true },
] as OptionDescription[];

test('an option is found by its label or its key; one that is retired or unknown is told', async () => {
  const field = describedField('select', { options });
  expect(await read(field, ' 重点 ')).toEqual({ values: { it: 'a' } });
  expect(await read(field, 'B')).toEqual({ values: { it: 'b' } });
  expect(await read(field, '停用')).toEqual({ problem: 'read.noSuch' });
});

test('several options are read in any usual way of parting them and kept in their order', async () => {
  const field = describedField('multi_select', { options });
  expect(await read(field, '普通、重点')).toEqual({ values: { it: ['a', 'b'] } });
  expect(await read(field, '普通\n重点')).toEqual({ values: { it: ['a', 'b'] } });
  expect(await read(field, '普通,别的')).toEqual({ problem: 'read.noSuch' });
});

test('an empty text clears a cell, but not one that has to be filled in', async () => {
  expect(await read(describedField('number'), '')).toEqual({ values: { it: null } });
  expect(await read(describedField('number', { required: true }), ' ')).toEqual({ problem: 'form.required' });
});

test('a sealed value is copied as its mask, and a mask is never taken for a value', async () => {
  for (const { key } of fieldTypes.filter(({ sealed }) => sealed)) {
    const field = describedField(key);
    const { copy, take } = cellsOf(field, CONTEXT, true);
    expect(copy?.(row({ masked: '**************0018' }))).toBe('**************0018');
    expect(take?.values).toBeUndefined();
    expect(await read(field, '**************0018')).toEqual({ problem: 'sealed.mask' });
  }
});

test('a column that may not be changed takes nothing, and one of figures says what a cell adds', () => {
  expect(cellsOf(describedField('number'), CONTEXT, false).take).toBeUndefined();
  expect(cellsOf(describedField('money'), CONTEXT, false).figure?.(row({ amount: '12.50', currency: 'CNY' }))).toBe(
    12.5,
  );
  expect(cellsOf(describedField('number'), CONTEXT, false).figure?.(row(null))).toBeNull();
  expect(cellsOf(describedField('text'), CONTEXT, false).figure).toBeUndefined();
});
