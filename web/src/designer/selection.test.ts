import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all, inOrder, keep, NOTHING, neighbour, only, press, reach, step, toggle } from './selection';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const plain = { mod: false, shift: false };

describe('selecting', () => {
  test('a press selects one, Ctrl one more or one less, Shift all in between', () => {
    const one = press(NOTHING, 'b', ORDER, plain);
    expect(one.ids).toEqual(['b']);
    const two = press(one, 'e', ORDER, { mod: true, shift: false });
    expect(two.ids).toEqual(['b', 'e']);
    expect(press(two, 'b', ORDER, { mod: true, shift: false }).ids).toEqual(['e']);
    expect(press(one, 'd', ORDER, { mod: false, shift: true }).ids).toEqual(['b', 'c', 'd']);
  });

  test('Shift reaches again from where it began, in either direction', () => {
    const down = reach(only('c'), 'e', ORDER);
    expect(reach(down, 'a', ORDER).ids).toEqual(['a', 'b', 'c']);
    expect(reach(NOTHING, 'd', ORDER).ids).toEqual(['d']);
  });

  test('arrows walk from one end to the other and no further', () => {
    expect(step(NOTHING, 1, ORDER).ids).toEqual(['a']);
    expect(step(NOTHING, -1, ORDER).ids).toEqual(['e']);
    expect(step(only('e'), 1, ORDER).ids).toEqual(['e']);
    expect(step(step(only('b'), 1, ORDER, true), 1, ORDER, true).ids).toEqual(['b', 'c', 'd']);
    expect(step(only('a'), 1, [])).toEqual(NOTHING);
  });

  test('what is removed hands on to its neighbour', () => {
    expect(neighbour(['b', 'c'], ORDER).ids).toEqual(['d']);
    expect(neighbour(['d', 'e'], ORDER).ids).toEqual(['c']);
    expect(neighbour(ORDER, ORDER)).toEqual(NOTHING);
  });

  test('what no longer stands is forgotten, and an untouched selection stays the same value', () => {
    const chosen = toggle(only('a'), 'd');
    expect(keep(chosen, ORDER)).toBe(chosen);
    expect(keep(chosen, ['a', 'b'])).toEqual(only('a'));
  });

  test('whatever is pressed, ids are on the canvas, told once, and in its order when asked', () => {
    const acts = fc.array(fc.record({ id: fc.constantFrom(...ORDER), mod: fc.boolean(), shift: fc.boolean() }));
    fc.assert(
      fc.property(acts, (pressed) => {
        const end = pressed.reduce((selection, { id, ...keys }) => press(selection, id, ORDER, keys), NOTHING);
        expect(new Set(end.ids).size).toBe(end.ids.length);
        expect(inOrder(end, ORDER)).toEqual(ORDER.filter((id) => end.ids.includes(id)));
      }),
    );
    expect(all(ORDER).ids).toEqual(ORDER);
    expect(all([])).toEqual(NOTHING);
  });
});
