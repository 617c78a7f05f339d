import { expect, test } from 'vitest';
import { countOf, readOutline, withPaths } from './outline';

const naming = { language: 'en-US', base: 'en-US' };

test('lines become a tree by their indent, or by slashes', () => {
  expect(readOutline('Home\n  Fridges\n    Small\n  Air\nDigital/Phones')).toEqual([
    ['Home'],
    ['Home', 'Fridges'],
    ['Home', 'Fridges', 'Small'],
    ['Home', 'Air'],
    ['Digital', 'Phones'],
  ]);
  expect(readOutline('A\n\tB\n\t\tC\n\n\tD')).toEqual([['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'D']]);
});

test('a pasted tree grows into the one that is there and doubles nothing', () => {
  const before = withPaths([], readOutline('Home\n  Fridges'), naming).branches;
  const { branches, added } = withPaths(before, readOutline('home/Air\nHome/Fridges\nGarden'), naming);
  expect(added).toBe(2);
  expect(countOf(branches)).toBe(4);
  expect(branches[0]?.children?.map(({ label }) => label)).toEqual([{ 'en-US': 'Fridges' }, { 'en-US': 'Air' }]);
});

test('neighbours never share a key', () => {
  const { branches } = withPaths([], readOutline('A/x\nA/y\nB/x\nB/z'), naming);
  for (const level of [branches, ...branches.map(({ children = [] }) => children)]) {
    expect(new Set(level.map(({ key }) => key)).size).toBe(level.length);
  }
});
