import { expect, test } from 'vitest';
import { findTrails, labelOf, living, type TreeNode, trailOf, trailsOf } from './nodes';
import { stepped } from './TreeBox';

const tree: readonly TreeNode[] = [
  {
    key: 'gd',
    label: '广东省',
    pinyin: 'guang_dong_sheng',
    children: [
      { key: 'sz', label: '深圳市', pinyin: 'shen_zhen_shi' },
      { key: 'old', label: '宝安县', retired: true },
    ],
  },
  { key: 'jx', label: '江西省', pinyin: 'jiang_xi_sheng' },
];
const anywhere = () => true;
const found = (search: string) => findTrails(tree, search, anywhere).map(labelOf);

test('a place is found by its name, its pinyin, its initials, or the whole way', () => {
  expect(found('深圳')).toEqual(['广东省 / 深圳市']);
  expect(found('sz')).toEqual(['广东省 / 深圳市']);
  expect(found('shenzhen')).toEqual(['广东省 / 深圳市']);
  expect(found('广东 深圳')).toEqual([]);
  expect(found('广东省/深圳')).toEqual(['广东省 / 深圳市']);
});

test('a way is followed by its keys; what is retired is not offered', () => {
  expect(labelOf(trailOf(tree, ['gd', 'sz']) ?? [])).toBe('广东省 / 深圳市');
  expect(trailOf(tree, ['gd', 'gone'])).toBeNull();
  expect([...trailsOf(living(tree))].map(labelOf)).toEqual(['广东省', '广东省 / 深圳市', '江西省']);
});

test('arrow keys go round a level, into a branch and back', () => {
  const first = stepped(tree, [], 'ArrowDown') ?? [];
  expect(labelOf(first)).toBe('广东省');
  expect(labelOf(stepped(tree, first, 'ArrowUp') ?? [])).toBe('江西省');
  const inside = stepped(tree, first, 'ArrowRight') ?? [];
  expect(labelOf(inside)).toBe('广东省 / 深圳市');
  expect(stepped(tree, inside, 'ArrowRight')).toBeNull();
  expect(labelOf(stepped(tree, inside, 'ArrowLeft') ?? [])).toBe('广东省');
});
