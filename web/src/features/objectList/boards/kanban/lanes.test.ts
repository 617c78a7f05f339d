import { expect, test } from 'vitest';
import type { FieldDescription, RecordData } from '../../../../api/types';
import { describedField } from '../../../../fields/mounted';
import type { FieldContext } from '../../../../fields/type';
import { answerOf, BLANK, conditionOf, laneIdOf, lanesOf, weightedOf } from './lanes';

const context: FieldContext = {
  language: 'en-US',
  zone: 'Asia/Shanghai',
  today: '2026-11-22',
  me: { id: 'me', name: 'Lin' },
  t: (key) => key,
};
const option = (key: string, part = {}) => ({ key, label: key.toUpperCase(), color: '', retired: false, ...part });
const stages = describedField('stage', {
  options: [
    option('lead', { to: ['talk'], probability: 10 }),
    option('talk', { needs: ['amount'], probability: 50 }),
    option('old', { retired: true }),
    option('won', { outcome: 'won', probability: 100 }),
  ],
});
const amount: FieldDescription = { ...describedField('number', {}), key: 'amount' };
const counted = (...heaps: [string | null, string, string | null, (string | null)?][]) => ({
  groups: heaps.map(([value, count, sum, label = null]) => ({ keys: [{ value, label }], values: [count, sum] })),
  truncated: false,
});
const record = (values: Record<string, unknown>): RecordData => ({ id: 'r', version: 1, ...values });
const ids = (field: FieldDescription, ...heaps: Parameters<typeof counted>) =>
  lanesOf(field, counted(...heaps), context).map(({ id }) => id);

test('columns are the options in use in their order; retired, strange and empty ones only while something stands there', () => {
  expect(ids(stages)).toEqual(['lead', 'talk', 'won']);
  expect(ids(stages, ['old', '1', null], [null, '2', null], ['gone', '1', null])).toEqual([
    BLANK,
    'lead',
    'talk',
    'old',
    'won',
    'gone',
  ]);
});

test('people stand in columns as far as they have something, yes and no always', () => {
  const owner = describedField('user', {});
  const [lane] = lanesOf(owner, counted(['u1', '3', null, 'Lin']), context);
  expect(lane).toMatchObject({ id: 'u1', label: 'Lin', count: 3, value: { id: 'u1', name: 'Lin' } });
  expect(laneIdOf(owner, record({ [owner.key]: { id: 'u1', name: 'Lin' } }))).toBe('u1');
  const flag = describedField('bool', {});
  expect(ids(flag)).toEqual(['true', 'false']);
  expect(conditionOf(flag, 'false')).toEqual({ field: flag.key, op: 'eq', value: false });
  expect(conditionOf(flag, BLANK)).toEqual({ field: flag.key, op: 'empty' });
});

test('a column says whether a record may go there, and what it lacks', () => {
  const lanes = lanesOf(stages, counted(['old', '1', null]), context);
  const say = (id: string, values: Record<string, unknown>) => {
    const lane = lanes.find((each) => each.id === id);
    if (!lane) throw new Error(id);
    return answerOf([stages, amount], stages, lane, record(values));
  };
  const lead = { [stages.key]: 'lead', amount: null };
  expect(say('lead', lead)).toEqual({ kind: 'here' });
  expect(say('talk', lead)).toEqual({ kind: 'lacks', fields: [amount] });
  expect(say('talk', { ...lead, amount: '1' })).toEqual({ kind: 'free' });
  expect(say('won', lead)).toEqual({ kind: 'barred', goals: ['TALK'] });
  expect(say('old', { [stages.key]: 'talk' })).toEqual({ kind: 'barred', goals: [] });
});

test('amounts are weighted by how likely a column is; without such columns there is nothing to weigh', () => {
  expect(weightedOf(lanesOf(stages, counted(['lead', '2', '100'], ['won', '1', '50']), context))).toBe(60);
  expect(weightedOf(lanesOf(describedField('bool', {}), counted(), context))).toBeNull();
});
