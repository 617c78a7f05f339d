import { describe, expect, test } from 'vitest';
import { fillOut, type Judged, judge, layOut, refused, type Wanted } from './cellWork';
import { CellsRefused, type GridColumn } from './types';
import { statusOf } from './useStatus';

interface Row {
  id: string;
  a: string;
  n: string;
  fixed: string;
}

const column = (key: 'a' | 'n' | 'fixed', more: Partial<GridColumn<Row>> = {}): GridColumn<Row> => ({
  key,
  title: key,
  width: 100,
  align: 'start',
  sortable: false,
  render: (row) => row[key],
  copy: (row) => row[key],
  ...more,
});
const take = (key: 'a' | 'n', bad = /^$/) => ({
  reader: async () => (_: Row, text: string) =>
    bad.test(text) ? { problem: `no ${text}` } : { values: { [key]: text } },
  values: (row: Row) => ({ [key]: row[key] }),
});
const COLUMNS = [
  column('a', { take: take('a') }),
  column('n', { take: take('n', /\D/), continues: true, figure: (row) => (row.n ? Number(row.n) : null) }),
  column('fixed'),
];
const rows: Row[] = Array.from({ length: 6 }, (_, i) => ({
  id: `r${i}`,
  a: `a${i}`,
  n: i < 2 ? `${i + 1}` : '',
  fixed: 'f',
}));
const rowAt = (place: number) => rows[place];
const judged = (wanted: readonly Wanted[]) => judge(wanted, COLUMNS, rowAt, 'read only');
const rect = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
const PLACES = [0, 1, 2, 3, 4, 5];

describe('what is wanted of cells', () => {
  test('several cells of one row are one change', async () => {
    const { wanted } = layOut([['x', '7']], rect(2, 0, 2, 0), 3, PLACES.slice(2));
    expect((await judged(wanted)).changes).toEqual([{ row: rows[2], values: { a: 'x', n: '7' } }]);
  });

  test('a cell that holds it already is left alone, also one that is only read', async () => {
    const { wanted } = layOut([['a0', '1', 'f']], rect(0, 0, 0, 0), 3, PLACES);
    expect(await judged(wanted)).toEqual({ changes: [], places: [], cells: 0, faults: [] });
  });

  test('every fault is told at its cell, and what can be read is kept apart', async () => {
    const { wanted } = layOut([['x', 'many', 'g']], rect(1, 0, 1, 0), 3, PLACES.slice(1));
    const { changes, cells, faults } = await judged(wanted);
    expect(changes).toEqual([{ row: rows[1], values: { a: 'x' } }]);
    expect(cells).toBe(1);
    expect(faults).toEqual([
      { row: 1, column: 1, text: 'many', message: 'no many' },
      { row: 1, column: 2, text: 'g', message: 'read only' },
    ]);
  });

  test('what finds no place is counted and not cut off in silence', () => {
    const block = [
      ['1', '2', '3'],
      ['4', '5', '6'],
      ['7', '8', '9'],
    ];
    const { wanted, outside } = layOut(block, rect(5, 1, 5, 1), 3, [5]);
    expect(wanted.map(({ text }) => text)).toEqual(['1', '2']);
    expect(outside).toEqual({ rows: 2, columns: 1 });
  });

  test('heads of groups are stepped over', () => {
    const { wanted } = layOut([['x'], ['y']], rect(1, 0, 1, 0), 3, [1, 3]);
    expect(wanted.map(({ row, text }) => [row, text])).toEqual([
      [1, 'x'],
      [3, 'y'],
    ]);
  });
});

describe('filling', () => {
  test('figures are continued, everything else is repeated with its very value', () => {
    const wanted = fillOut(rect(0, 0, 1, 1), rect(0, 0, 4, 1), COLUMNS, rowAt, true);
    expect(wanted.filter((one) => one.column === 1).map(({ text }) => text)).toEqual(['3', '4', '5']);
    expect(wanted.filter((one) => one.column === 0).map(({ values }) => values)).toEqual([
      { a: 'a0' },
      { a: 'a1' },
      { a: 'a0' },
    ]);
  });

  test('without a series the values are repeated', () => {
    const wanted = fillOut(rect(0, 1, 1, 1), rect(0, 1, 3, 1), COLUMNS, rowAt, false);
    expect(wanted.map(({ values }) => values)).toEqual([{ n: '1' }, { n: '2' }]);
  });

  test('to the side the words are read anew by the other column', () => {
    const wanted = fillOut(rect(0, 1, 0, 1), rect(0, 0, 0, 1), COLUMNS, rowAt, true);
    expect(wanted).toEqual([{ row: 0, column: 0, text: '1' }]);
  });
});

test('what the server refuses of a cell is told there, and the rest of its row can still be saved', () => {
  const whole: Judged<Row> = {
    changes: [
      { row: rows[0] as Row, values: { a: 'x', n: '9' } },
      { row: rows[1] as Row, values: { a: 'y' } },
    ],
    places: [0, 1],
    cells: 3,
    faults: [],
  };
  const error = new CellsRefused([
    { change: 0, key: 'n', message: 'taken' },
    { change: 1, key: '', message: 'gone' },
  ]);
  const left = refused(whole, error, COLUMNS);
  expect(left.changes).toEqual([{ row: rows[0], values: { a: 'x' } }]);
  expect(left.faults).toEqual([
    { row: 0, column: 1, text: '1', message: 'taken' },
    { row: 1, column: -1, text: '', message: 'gone' },
  ]);
});

describe('what is said of a range', () => {
  const list = { at: rowAt };

  test('cells, sum and average of the figures in it', () => {
    expect(statusOf(rect(0, 0, 2, 1), list, COLUMNS)).toEqual({ rows: 3, columns: 2, filled: 5, sum: 3, average: 1.5 });
    expect(statusOf(rect(0, 0, 2, 0), list, COLUMNS)).toMatchObject({ sum: null, average: null });
  });

  test('a range of a million cells is not looked into', () => {
    let asked = 0;
    const at = () => {
      asked += 1;
      return rows[0];
    };
    expect(statusOf(rect(0, 0, 99_999, 9), { at }, COLUMNS)).toMatchObject({
      rows: 100_000,
      columns: 10,
      filled: null,
    });
    expect(asked).toBe(0);
  });
});
