import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameValue } from './sameValue';

const anna = { id: 'a', name: 'Anna' };
const ben = { id: 'b', name: 'Ben' };

test('a pointer is the same when it points to the same, whatever the thing is called now', () => {
  expect(sameValue(anna, { id: 'a', name: 'Anna Sample' })).toBe(true);
  expect(sameValue(anna, 'a')).toBe(true);
  expect(sameValue(anna, ben)).toBe(false);
});

test('lists are the same when they hold the same in the same order', () => {
  expect(sameValue([anna, ben], [{ id: 'a', name: 'A' }, ben])).toBe(true);
  expect(sameValue([anna, ben], [ben, anna])).toBe(false);
  expect(sameValue(['x'], ['x', 'y'])).toBe(false);
});

test('nothing is nothing: absent, null and an empty list', () => {
  expect(sameValue(undefined, null)).toBe(true);
  expect(sameValue([], null)).toBe(true);
  expect(sameValue('', null)).toBe(false);
});

test('a line of a sub-table is compared by all it holds, not by its id alone', () => {
  expect(sameValue([{ id: '1', version: 1, amount: '5' }], [{ id: '1', version: 2, amount: '6' }])).toBe(false);
});

test('money, addresses and answers are compared in depth', () => {
  expect(sameValue({ amount: '1.00', currency: 'CNY' }, { currency: 'CNY', amount: '1.00' })).toBe(true);
  expect(sameValue({ answers: { q1: 'a' } }, { answers: { q1: 'b' } })).toBe(false);
});

test('every value is the same as its copy', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => sameValue(value, structuredClone(value))));
});
