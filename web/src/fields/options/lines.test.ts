import { expect, test } from 'vitest';
import { matching } from '../controls/matching';
import { MOST_OPTIONS, readLines, withLabels } from './lines';

const there = [{ key: 'a', label: { 'en-US': 'North' }, color: '', retired: false }];

test('one line is one option; what is there already, however it is written, is told', () => {
  const read = readLines('South\r\n\n north \nSouth\nWest', there, 'en-US');
  expect(read).toEqual({ fresh: ['South', 'West'], duplicates: ['north', 'South'], beyond: 0 });
});

test('ten thousand is the most, and what does not fit is counted', () => {
  const text = Array.from({ length: MOST_OPTIONS + 5 }, (_, i) => `Line ${i}`).join('\n');
  const { fresh, beyond } = readLines(text, there, 'en-US');
  expect([fresh.length, beyond]).toEqual([MOST_OPTIONS - 1, 6]);
});

test('new options have keys that nobody has and colours in turn', () => {
  const taken = [...there, { key: 'option_7', label: '', color: '', retired: false }];
  const next = withLabels(taken, ['South', 'West'], 'en-US', 'zh-CN').slice(2);
  expect(next.map(({ key }) => key)).toEqual(['option_8', 'option_9']);
  expect(next[0]).toMatchObject({ label: { 'en-US': 'South' }, color: 'amber' });
});

test('a search fits the label, or the pinyin from any syllable on', () => {
  const entries = [
    { label: '客户等级', key: 'ke_hu_deng_ji' },
    { label: 'Ｂ级', key: 'b' },
  ];
  const found = (search: string) => matching(entries, search).map(({ key }) => key);
  expect(found('khdj')).toEqual(['ke_hu_deng_ji']);
  expect(found('dengji')).toEqual(['ke_hu_deng_ji']);
  expect(found('等级')).toEqual(['ke_hu_deng_ji']);
  expect(found('b级')).toEqual(['b']);
  expect(found('')).toHaveLength(2);
  expect(found('hdj2')).toEqual([]);
});
