import { expect, test } from 'vitest';
import { describedField } from '../mounted';
import { lackingFor, movesFrom, shownStages, stateOf } from './stages';

const stage = (key: string, part = {}) => ({ key, label: key, color: '', retired: false, ...part });
const field = describedField('stage', {
  options: [
    stage('lead', { to: ['talk'] }),
    stage('old', { retired: true }),
    stage('talk'),
    stage('won', { outcome: 'won' }),
    stage('lost', { outcome: 'lost' }),
  ],
});
const keys = (stages: readonly { key: string }[]) => stages.map(({ key }) => key);
const states = (value: string) => {
  const shown = shownStages(field, value);
  return shown.map((one) => stateOf(shown, one, value));
};

test('from a stage one goes where it leads, from one that leads nowhere in particular to any in use', () => {
  expect(keys(movesFrom(field, 'lead'))).toEqual(['lead', 'talk']);
  expect(keys(movesFrom(field, 'talk'))).toEqual(['lead', 'talk', 'won', 'lost']);
  expect(keys(movesFrom(field, null))).not.toContain('old');
});

test('a retired stage is shown while a record stands there', () => {
  expect(keys(shownStages(field, 'lead'))).not.toContain('old');
  expect(keys(shownStages(field, 'old'))).toContain('old');
  expect(keys(shownStages(field, 'gone')).at(-1)).toBe('gone');
});

test('what lies behind is done, unless the work was lost', () => {
  expect(states('talk')).toEqual(['done', 'now', 'next', 'next']);
  expect(states('won')).toEqual(['done', 'done', 'won', 'next']);
  expect(states('lost')).toEqual(['next', 'next', 'next', 'lost']);
});

test('a stage that needs fields lacks those that a record has not filled, and none where the record stands', () => {
  const asking = describedField('stage', { options: [stage('lead'), stage('offer', { needs: ['amount', 'hidden'] })] });
  const amount = { ...describedField('number', {}), key: 'amount' };
  const lacking = (values: Record<string, unknown>) => keys(lackingFor([asking, amount], asking, 'offer', values));
  expect(lacking({ [asking.key]: 'lead', amount: null })).toEqual(['amount']);
  expect(lacking({ [asking.key]: 'lead', amount: '0' })).toEqual([]);
  expect(lacking({ [asking.key]: 'offer', amount: null })).toEqual([]);
});
