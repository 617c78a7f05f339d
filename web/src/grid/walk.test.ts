import { describe, expect, test } from 'vitest';
import { joined, missing, placeInWalk, rememberWalk, standing, type Walk } from './walk';

const walk: Walk = {
  object: 'thing',
  ids: ['c', 'd', 'e'],
  back: '/o/thing',
  more: { ask: {}, first: 2, total: null },
};

describe('walking a list', () => {
  test('one stands at a place of the whole list, not of what had arrived', () => {
    rememberWalk(walk);
    const place = placeInWalk('thing', 'd');
    expect(place && standing(place)).toEqual({ at: 4, total: null });
    expect(placeInWalk('thing', 'z')).toBeNull();
    expect(placeInWalk('other', 'd')).toBeNull();
  });

  test('near an end the next page is asked for, and not beyond the ends of the list', () => {
    expect(missing({ walk, at: 2 }, 1, 50)).toEqual({ offset: 5, limit: 50 });
    expect(missing({ walk, at: 0 }, 1, 50)).toEqual({ offset: 0, limit: 2 });
    expect(missing({ walk: { ...walk, more: { ask: {}, first: 0, total: 3 } }, at: 2 }, 1, 50)).toBeNull();
    expect(missing({ walk: { object: 'thing', ids: ['a'], back: '' }, at: 0 }, 1, 50)).toBeNull();
  });

  test('a page joins at its side, without doubling, and a short one ends the list', () => {
    const behind = joined(walk, 5, ['e', 'f'], 50);
    expect(behind.ids).toEqual(['c', 'd', 'e', 'f']);
    expect(behind.more?.total).toBe(6);
    const before = joined(walk, 0, ['a', 'b'], 2);
    expect(before.ids).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(before.more?.first).toBe(0);
  });
});
