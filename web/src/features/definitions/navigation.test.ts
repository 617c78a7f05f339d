import { expect, test } from 'vitest';
import type { AppItemBody } from '../../api/types';
import { itemsOf, objectRow, rowsOf } from './navigation';

const items: AppItemBody[] = [
  { object: 'customer' },
  { group: 'Deals', items: [{ object: 'quote' }, { object: 'contract' }] },
  { group: 'Empty', items: [] },
  { object: 'ticket' },
];

test('items survive the way into rows and back', () => {
  expect(itemsOf(rowsOf(items))).toEqual(items);
});

test('a group to which the server added an empty object stays a group', () => {
  const filled = [{ object: '', group: 'Deals', items: [{ object: 'quote', group: '', items: [] }] }];
  expect(itemsOf(rowsOf(filled))).toEqual([{ group: 'Deals', items: [{ object: 'quote' }] }]);
});

test('an object inside belongs to the nearest group above', () => {
  const rows = rowsOf([{ group: 'Deals', items: [] }]);
  expect(itemsOf([...rows, objectRow('quote', true)])).toEqual([{ group: 'Deals', items: [{ object: 'quote' }] }]);
});

test('an object inside with no group above stands by itself', () => {
  expect(itemsOf([objectRow('quote', true)])).toEqual([{ object: 'quote' }]);
});

test('an object outside ends the group above it', () => {
  const rows = [...rowsOf([{ group: 'Deals', items: [] }]), objectRow('ticket', false), objectRow('quote', true)];
  expect(itemsOf(rows)).toEqual([{ group: 'Deals', items: [] }, { object: 'ticket' }, { object: 'quote' }]);
});
