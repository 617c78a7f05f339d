import { expect, test } from 'vitest';
import { describedField } from '../mounted';
import { fieldTypeOf } from '../registry';
import { decodeFilter, encodeFilter } from './codec';
import { type Filter, isComplete, toCondition } from './model';
import { operatorsOf, withOperator } from './operators';

test('a list keeps its values when the operator changes to another of lists', () => {
  const leaf = { path: 'tags', op: 'has_any', value: ['a', 'b'] };
  expect(withOperator(leaf, 'has_all').value).toEqual(['a', 'b']);
  expect(withOperator(leaf, 'empty').value).toBeNull();
  expect(withOperator({ path: 'region', op: 'in', value: ['440000', '110000'] }, 'under').value).toBe('440000');
  expect(withOperator({ path: 'region', op: 'under', value: '440000' }, 'in').value).toEqual(['440000']);
});

test('a condition on a span or around a place is asked only when all its parts are there', () => {
  const leaf = (op: string, value: string[]) => ({ path: 'it', op, value });
  expect(isComplete(leaf('overlaps', ['2026-01-01', '']))).toBe(false);
  expect(isComplete(leaf('overlaps', ['2026-01-01', '2026-01-31']))).toBe(true);
  expect(isComplete(leaf('within', ['113.9', '22.5', '500']))).toBe(true);
  expect(isComplete(leaf('within', ['113.9', '22.5']))).toBe(false);
});

test('around a place is kept in the address as text and asked as the server wants it', () => {
  const filter: Filter = { join: 'and', items: [{ path: 'loc', op: 'within', value: ['113.9', '22.5', '500'] }] };
  expect(decodeFilter(encodeFilter(filter))).toEqual(filter);
  const { ask } = fieldTypeOf('location');
  const asked = toCondition(filter, ({ op, value }) => ask?.(op, value, {} as never) as never);
  expect(asked).toEqual({ field: 'loc', op: 'within', value: { longitude: '113.9', latitude: '22.5', meters: '500' } });
});

test('only what the server allows is offered, in the order of the type', () => {
  expect(operatorsOf(describedField('secret', { operators: ['empty', 'not_empty'] }))).toEqual(['empty', 'not_empty']);
  const server = ['eq', 'ne', 'in', 'not_in', 'under', 'not_under', 'empty', 'not_empty'];
  expect(operatorsOf(describedField('region', { operators: server }))[0]).toBe('under');
});
