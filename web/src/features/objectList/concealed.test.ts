import { expect, test } from 'vitest';
import { encodeFilter } from '../../fields/condition/codec';
import type { Filter } from '../../fields/condition/model';
import { conceal, uncover } from './concealed';

const sealed = (path: string) => path === 'card';
const card = (value: string) => ({ path: 'card', op: 'eq', value });
const filter: Filter = {
  join: 'and',
  items: [
    { path: 'name', op: 'eq', value: 'Cedar' },
    { join: 'or', items: [card('4111111111111111'), card('77')] },
  ],
};

test('the number a sealed field is asked for does not stand in the address', () => {
  const text = encodeFilter(conceal(filter, sealed));
  expect(text).not.toContain('4111');
  expect(text).toContain('Cedar');
});

test('the page that concealed a condition asks for what was meant', () => {
  expect(uncover(conceal(filter, sealed), sealed)).toEqual(filter);
});

test('a condition of another page waits for its value', () => {
  const stranger: Filter = { join: 'and', items: [card('sealed-999')] };
  expect(uncover(stranger, sealed).items).toEqual([{ path: 'card', op: 'eq', value: null }]);
});
