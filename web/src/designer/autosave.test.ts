import { describe, expect, test } from 'vitest';
import { type AutosavePort, createAutosave, type SaveStanding } from './autosave';

class Keeper implements AutosavePort<string> {
  time = 0;
  saves: [string, number][] = [];
  answers: (() => Promise<number>)[] = [];
  local: { body: string; version: number } | null = null;
  timers: { at: number; task: () => void }[] = [];
  seen: SaveStanding[] = [];

  save(body: string, version: number) {
    this.saves.push([body, version]);
    const answer = this.answers.shift();
    return answer ? answer() : Promise.resolve(version + 1);
  }
  judge = (error: unknown) => error as 'offline' | 'refused' | 'conflict';
  keepLocally = (copy: { body: string; version: number } | null) => {
    this.local = copy;
  };
  now = () => this.time;
  later = (task: () => void, ms: number) => {
    const timer = { at: this.time + ms, task };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  async pass(ms: number) {
    this.time += ms;
    const due = this.timers.filter((timer) => timer.at <= this.time);
    this.timers = this.timers.filter((timer) => timer.at > this.time);
    for (const timer of due) timer.task();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

function open() {
  const keeper = new Keeper();
  const autosave = createAutosave(keeper, 1, (standing) => keeper.seen.push(standing));
  return { keeper, autosave };
}

describe('autosave', () => {
  test('a burst of changes is one save of the last body', async () => {
    const { keeper, autosave } = open();
    for (const body of ['a', 'ab', 'abc']) autosave.change(body);
    await keeper.pass(400);
    expect(keeper.saves).toEqual([['abc', 1]]);
    expect(autosave.standing()).toMatchObject({ phase: 'saved', version: 2, savedAt: 400 });
    expect(keeper.local).toBeNull();
  });

  test('somebody who never rests is saved within a second', async () => {
    const { keeper, autosave } = open();
    for (let i = 0; i < 10; i++) {
      autosave.change(`${i}`);
      await keeper.pass(150);
    }
    expect(keeper.saves.length).toBeGreaterThan(0);
    expect(keeper.saves[0]?.[0]).not.toBe('9');
  });

  test('what changes while a save is under way is saved after it, over the new version', async () => {
    const { keeper, autosave } = open();
    let finish: (version: number) => void = () => {};
    keeper.answers.push(() => new Promise((resolve) => (finish = resolve)));
    autosave.change('first');
    await keeper.pass(400);
    autosave.change('second');
    finish(7);
    await autosave.flush();
    expect(keeper.saves).toEqual([
      ['first', 1],
      ['second', 7],
    ]);
    expect(autosave.standing()).toMatchObject({ phase: 'saved', version: 8 });
  });

  test('offline keeps a local copy and tries again by itself', async () => {
    const { keeper, autosave } = open();
    keeper.answers.push(() => Promise.reject('offline'));
    autosave.change('draft');
    await keeper.pass(400);
    expect(autosave.standing().phase).toBe('offline');
    expect(keeper.local).toEqual({ body: 'draft', version: 1 });
    await keeper.pass(2000);
    expect(autosave.standing().phase).toBe('saved');
    expect(keeper.local).toBeNull();
  });

  test('a conflict waits until somebody decides', async () => {
    const { keeper, autosave } = open();
    keeper.answers.push(() => Promise.reject('conflict'));
    autosave.change('mine');
    await keeper.pass(400);
    autosave.change('mine, longer');
    await keeper.pass(60000);
    expect(keeper.saves).toHaveLength(1);
    await autosave.overrule(5);
    expect(keeper.saves[1]).toEqual(['mine, longer', 5]);
    expect(autosave.standing()).toMatchObject({ phase: 'saved', version: 6 });
  });

  test('abandoning takes the version of the keeper and saves nothing', async () => {
    const { keeper, autosave } = open();
    keeper.answers.push(() => Promise.reject('conflict'));
    autosave.change('mine');
    await keeper.pass(400);
    autosave.abandon(9);
    await keeper.pass(60000);
    expect(keeper.saves).toHaveLength(1);
    expect(autosave.standing()).toMatchObject({ phase: 'saved', version: 9 });
    expect(keeper.local).toBeNull();
  });

  test('a refusal is tried again with the next change', async () => {
    const { keeper, autosave } = open();
    keeper.answers.push(() => Promise.reject('refused'));
    autosave.change('bad');
    await keeper.pass(400);
    expect(autosave.standing().phase).toBe('refused');
    autosave.change('good');
    await keeper.pass(400);
    expect(autosave.standing().phase).toBe('saved');
  });
});
