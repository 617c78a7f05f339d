import { expect, test } from 'vitest';
import type { FieldDescription } from '../../api/types';
import { copyOf, filledRows, lineOf, moved, newRow, rowsOf } from './value';

const columns = [
  { key: 'item', type: 'text', label: 'Item', settings: {}, default: null },
  { key: 'quantity', type: 'number', label: 'Quantity', settings: {}, default: '1' },
] as unknown as FieldDescription[];

test('what came from the server goes back as it came, and a new line goes without an id', () => {
  const line = { id: 'a', version: 2, item: 'Oak', quantity: '3' };
  const rows = [...rowsOf([line], columns), newRow(columns, { item: 'Glue' })];
  expect(rows.map(lineOf)).toEqual([line, { item: 'Glue', quantity: '1' }]);
});

test('a new line into which nobody put anything is not sent', () => {
  expect(filledRows([newRow(columns)], columns)).toEqual([]);
  expect(filledRows([newRow(columns, { quantity: '2' })], columns)).toHaveLength(1);
});

test('a value that is only shown in part is not sent back', () => {
  expect(lineOf({ id: 'a', secret: { masked: '****' }, item: 'Oak' })).toEqual({ id: 'a', item: 'Oak' });
});

test('rows move together and stop at the ends', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const order = (ids: string[], by: -1 | 1) => moved(rows, new Set(ids), by).map(({ id }) => id);
  expect(order(['b', 'c'], -1)).toEqual(['b', 'c', 'a', 'd']);
  expect(order(['a', 'b'], -1)).toEqual(['a', 'b', 'c', 'd']);
  expect(order(['b', 'd'], 1)).toEqual(['a', 'c', 'b', 'd']);
});

test('a copy is a new line', () => {
  const copy = copyOf({ id: 'a', version: 3, item: 'Oak', quantity: '3' }, columns);
  expect(lineOf(copy)).toEqual({ item: 'Oak', quantity: '3' });
});
