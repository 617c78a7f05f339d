import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begin, type History, redo, STEP_LIMIT, take, undo } from './history';

interface List {
  items: string[];
}

type Action =
  | { kind: 'add'; at: number; item: string }
  | { kind: 'remove'; at: number }
  | { kind: 'rename'; at: number; item: string };

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), at: fc.nat(20), item: fc.string() }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('rename' as const), at: fc.nat(20), item: fc.string() }),
);

const named = (key: string) => ({ key, values: {} });

function play(history: History<List>, step: Action): History<List> {
  return take(history, { name: named(step.kind) }, ({ items }) => {
    if (step.kind === 'add') items.splice(step.at, 0, step.item);
    else if (step.kind === 'remove') items.splice(step.at, 1);
    else if (step.at < items.length) items[step.at] = step.item;
  });
}

const times = <T>(n: number, change: (value: T) => T, start: T): T =>
  Array.from({ length: n }).reduce<T>((value) => change(value), start);

describe('history', () => {
  test('undoing every step brings back the first document, redoing them the last', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const first = begin<List>({ items: ['a', 'b'] });
        const last = actions.reduce(play, first);
        const back = times(last.done.length, undo<List>, last);
        expect(back.document).toEqual(first.document);
        expect(times(back.undone.length, redo<List>, back).document).toEqual(last.document);
      }),
    );
  });

  test('undo then redo changes nothing at any place of the history', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), fc.nat(30), (actions, back) => {
        const here = times(back, undo<List>, actions.reduce(play, begin<List>({ items: [] })));
        if (here.done.length > 0) expect(redo(undo(here))).toEqual(here);
      }),
    );
  });

  test('a new step forgets what had been undone', () => {
    const one = play(begin<List>({ items: [] }), { kind: 'add', at: 0, item: 'x' });
    const other = play(undo(one), { kind: 'add', at: 0, item: 'y' });
    expect(redo(other).document.items).toEqual(['y']);
  });

  test('at least a hundred steps are kept and the oldest fall off first', () => {
    expect(STEP_LIMIT).toBeGreaterThanOrEqual(100);
    const adds = Array.from({ length: STEP_LIMIT + 5 }, (_, i): Action => ({ kind: 'add', at: 0, item: `${i}` }));
    const last = adds.reduce(play, begin<List>({ items: [] }));
    expect(last.done).toHaveLength(STEP_LIMIT);
    expect(times(STEP_LIMIT + 50, undo<List>, last).document.items).toHaveLength(5);
  });

  test('typing in one place is one step until one pauses', () => {
    const type = (history: History<List>, text: string, at: number) =>
      take(history, { name: named('rename'), joins: 'label', at }, (draft) => {
        draft.items[0] = text;
      });
    const typed = type(type(begin<List>({ items: [''] }), 'a', 100), 'ab', 300);
    expect(typed.done).toHaveLength(1);
    expect(undo(typed).document.items).toEqual(['']);
    expect(type(typed, 'abc', 5000).done).toHaveLength(2);
  });

  test('a recipe that changes nothing makes no step', () => {
    const history = begin<List>({ items: ['a'] });
    expect(take(history, { name: named('rename') }, () => undefined)).toBe(history);
  });
});
