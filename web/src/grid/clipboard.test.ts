import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockOf, fromText, toHtml, toText } from './clipboard';

const CELL = fc.oneof(
  fc.constantFrom('', '甲', 'say "hi"', '"quoted"', 'a\tb', 'two\nlines', '0571', '440305199001011234', '<b>&amp;'),
  fc.string({ maxLength: 8 }).map((text) => text.replace(/\r/g, '')),
);
const BLOCK = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(CELL, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )
  // nobody can tell a last row that is empty from the line break that spreadsheets put behind the last row
  .filter((rows) => rows.at(-1)?.some((text) => text !== '') === true);

test('what is copied as text is read as it was', () => {
  fc.assert(
    fc.property(BLOCK, (block) => {
      expect(fromText(toText(block))).toEqual(block);
    }),
  );
});

describe('a block from a spreadsheet', () => {
  test.each([
    ['one value', [['one value']]],
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
    ['5" pipe\t"half', [['5" pipe', '"half']]],
    ['a\t\tc', [['a', '', 'c']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    [
      'a\tb\nc',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
  ])('%j is read cell by cell', (text, cells) => {
    expect(blockOf({ text, html: '' })).toEqual(cells);
  });

  test('a table says which line breaks belong to a cell and which cells are merged', () => {
    const html =
      '<html><body><!--StartFragment--><table><tr><td rowspan=2>A</td><td colspan="2">B\n  C</td></tr>' +
      '<tr><td>1<br>2</td><td>&nbsp;x</td></tr></table></body></html>';
    expect(blockOf({ text: 'A\tB C\n1\n2\tx', html })).toEqual([
      ['A', 'B C', ''],
      ['', '1\n2', 'x'],
    ]);
  });

  test('a page with several tables, or none, is read as its text', () => {
    const two = '<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>';
    expect(blockOf({ text: 'x\ty', html: two })).toEqual([['x', 'y']]);
    expect(blockOf({ text: 'x\ty', html: '<p>x</p>' })).toEqual([['x', 'y']]);
  });
});

test('what is copied as a table is read as it was, but for spaces at the ends of lines', () => {
  const block = [
    ['甲 & <b>', 'two\nlines'],
    ['0571', ''],
  ];
  expect(blockOf({ text: 'other', html: toHtml(block) })).toEqual(block);
  expect(toHtml([['0571']])).toContain('mso-number-format');
  expect(toHtml([['571']])).not.toContain('mso-number-format');
});
