import { expect, test } from 'vitest';
import type { FieldDescription } from '../../api/types';
import type { FieldContext } from '../type';
import { blockOf, readCell } from './paste';

test.each([
  ['one value', null],
  ['a\tb', [['a', 'b']]],
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    '"two\nlines"\tb\nc\t',
    [
      ['two\nlines', 'b'],
      ['c', ''],
    ],
  ],
  ['"say ""hi"""\tb', [['say "hi"', 'b']]],
  ['a\t\tc', [['a', '', 'c']]],
  ['a\n\nb', [['a'], [''], ['b']]],
])('the block %j is read cell by cell', (text, cells) => {
  expect(blockOf(text)).toEqual(cells);
});

test('an option is found by its label, and one that is not there is told', () => {
  const field = {
    key: 'level',
    type: 'select',
    settings: {},
    options: [{ key: 'a', label: '重点', color: '', retired: false }],
  } as unknown as FieldDescription;
  const context = { t: (key: string) => key } as unknown as FieldContext;
  expect(readCell(' 重点 ', field, context)).toEqual({ ok: true, value: 'a' });
  expect(readCell('没有', field, context)).toEqual({ ok: false, message: 'types.subtable.notUnderstood' });
  expect(readCell('', field, context)).toEqual({ ok: true, value: null });
});
