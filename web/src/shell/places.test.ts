import { describe, expect, test } from 'vitest';
import type { App } from '../api/types';
import { keyNames, objectPlaces } from './places';

const item = (object: string) => ({ kind: 'object' as const, object, label: object, icon: '' });
const apps: App[] = [
  {
    key: 'sales',
    label: 'Sales',
    icon: '',
    home: null,
    items: [item('customer'), { kind: 'group', label: 'Deals', items: [item('contract')] }],
  },
  { key: '', label: '', icon: '', home: null, items: [item('customer'), item('hub')] },
];

describe('objects in the navigation', () => {
  test('appear once each, in order, from groups as well', () => {
    expect(objectPlaces(apps).map((place) => place.label)).toEqual(['customer', 'contract', 'hub']);
  });

  test('get a letter of their key that no page and no earlier object has', () => {
    expect(objectPlaces(apps).map((place) => place.letter)).toEqual(['c', 'o', 'u']);
  });
});

test('a key made from pinyin is found by its letters and by its initials', () => {
  expect(keyNames('ke_hu')).toEqual(['ke_hu', 'kehu', 'kh']);
});
