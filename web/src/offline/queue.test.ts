import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError } from '../api/error';
import type { RecordData } from '../api/types';
import { memoryStore } from './memoryStore';
import { type Parts, Queue, type Wire } from './queue';
import { StorageFull } from './store';

const ME = 'cedar/u1';
/** After this long a page says that it is safe here; no try is planned then. */
const PATIENCE_MS = 6000;

/** A server that keeps an answer under its key, and a line that breaks when it is told to. */
class World {
  readonly records: { object: string; values: Record<string, unknown> }[] = [];
  readonly files: string[] = [];
  readonly carriedOut: string[] = [];
  readonly store = memoryStore({ holdsDrafts: true });
  readonly pauses: number[] = [];
  signedIn = ME;
  offline = false;
  /** What goes wrong with the next requests, first one first; `lost`: it arrived, its answer did not. */
  faults: (number | 'lost')[] = [];
  readonly #answers = new Map<string, RecordData>();
  #serial = 0;
  #planned: (() => void)[] = [];
  #alone: Promise<unknown> = Promise.resolve();

  readonly wire: Wire = {
    owner: async () => this.signedIn,
    upload: async (file) =>
      this.#through(() => {
        this.files.push(file.name);
        return `file-${this.files.length}`;
      }),
    create: async (object, values, key) =>
      this.#through(() => {
        const known = this.#answers.get(key);
        if (known) return known;
        const record: RecordData = { id: `r${this.records.length}`, version: 1 };
        this.records.push({ object, values: { ...values } });
        this.#answers.set(key, record);
        return record;
      }),
    carryOut: async ({ id }) => void this.carriedOut.push(id),
  };

  #through<T>(act: () => T): T {
    const fault = this.faults.shift();
    if (fault === 'lost') act();
    if (fault !== undefined) throw new ApiError(fault === 'lost' ? 0 : fault, { detail: `says ${fault}` });
    return act();
  }

  /** A page of this browser. */
  page(): Queue {
    const parts: Parts = {
      store: this.store,
      wire: this.wire,
      now: () => ++this.#serial,
      newKey: () => `key-${++this.#serial}`,
      alone: (act) => {
        const mine = this.#alone.then(act);
        this.#alone = mine.catch(() => {});
        return mine;
      },
      later: (act, ms) => {
        if (ms === PATIENCE_MS) return () => {};
        this.pauses.push(ms);
        this.#planned.push(act);
        return () => {
          this.#planned = this.#planned.filter((one) => one !== act);
        };
      },
      offline: () => this.offline,
      changed: () => {},
      sent: () => {},
    };
    return new Queue(parts);
  }

  /** Let time pass until nothing is planned any more. */
  async settle(): Promise<void> {
    for (let idle = 0; idle < 5; idle += 1) {
      await new Promise((wake) => setTimeout(wake, 0));
      const due = this.#planned.splice(0);
      if (due.length > 0) idle = 0;
      for (const act of due) act();
    }
  }
}

const visit = (text: string, files: readonly string[] = []) => ({
  object: 'follow_up',
  kind: 'Follow-up',
  values: { text, customer: { id: 'c1', title: 'Cedar' } },
  files: files.map((name) => ({ field: 'photos', file: new File([name], name, { type: 'image/jpeg' }) })),
});

const texts = (world: World) => world.records.map(({ values }) => values.text);

test('with network a record is there at once, and nothing stays on the device', async () => {
  const world = new World();
  const page = world.page();
  await page.open(ME);
  expect(await page.create(visit('hello'))).toMatchObject({ state: 'sent', record: { id: 'r0' } });
  expect(world.records).toEqual([{ object: 'follow_up', values: { text: 'hello', customer: 'c1' } }]);
  expect(await world.store.drafts(ME)).toEqual([]);
});

test('without network it waits, outlives the page, and goes in the order of writing when the network is back', async () => {
  const world = new World();
  const page = world.page();
  await page.open(ME);
  world.offline = true;
  for (const text of ['one', 'two', 'three']) expect(await page.create(visit(text))).toEqual({ state: 'waiting' });
  const reloaded = world.page();
  await reloaded.open(ME);
  expect(reloaded.state.drafts.map(({ values }) => values.text)).toEqual(['one', 'two', 'three']);
  world.offline = false;
  await reloaded.wake();
  expect(texts(world)).toEqual(['one', 'two', 'three']);
});

test('whatever breaks, and however many pages try, every record is there once and in order', async () => {
  const fault = fc.constantFrom<number | 'lost'>(0, 'lost', 500, 503, 429);
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), async (faults, count) => {
      const world = new World();
      const [one, other] = [world.page(), world.page()];
      await one.open(ME);
      await other.open(ME);
      world.faults = [...faults];
      const wanted = Array.from({ length: count }, (_, place) => `visit ${place}`);
      for (const text of wanted) void one.create(visit(text, [`${text}.jpg`]));
      await Promise.all([world.settle(), other.wake()]);
      await world.settle();
      expect(texts(world)).toEqual(wanted);
      expect(await world.store.drafts(ME)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('photos go first, none twice, and the record names them', async () => {
  const world = new World();
  const page = world.page();
  await page.open(ME);
  world.offline = true;
  await page.create(visit('with photos', ['a.jpg', 'b.jpg']));
  world.offline = false;
  world.faults = [];
  const line = world.wire.create;
  let broken = true;
  world.wire.create = async (...request) => {
    if (broken) throw new ApiError(0, {});
    return line(...request);
  };
  await page.wake();
  broken = false;
  await world.settle();
  expect(world.files).toEqual(['a.jpg', 'b.jpg']);
  expect(world.records[0]?.values.photos).toEqual(['file-1', 'file-2']);
});

test('a refused one says why, lets the next one pass, and goes once it is mended', async () => {
  const world = new World();
  const page = world.page();
  await page.open(ME);
  world.offline = true;
  await page.create(visit('bad'));
  await page.create(visit('good'));
  world.offline = false;
  world.faults = [422];
  await page.wake();
  expect(texts(world)).toEqual(['good']);
  const [bad] = page.state.drafts;
  expect(bad?.refusal?.message).toBe('says 422');
  expect(await page.resend(bad?.id ?? '', { values: { text: 'mended' } })).toBe(true);
  await world.settle();
  expect(texts(world)).toEqual(['good', 'mended']);
});

test('pauses grow, and end as soon as somebody looks', async () => {
  const world = new World();
  const page = world.page();
  await page.open(ME);
  world.faults = [503, 503, 503, 503];
  await page.create(visit('patient'));
  await world.settle();
  expect(world.pauses).toEqual([2000, 4000, 8000, 16_000]);
  expect(texts(world)).toEqual(['patient']);
});

test('after the session ended nothing is tried or lost; after the sign-in it goes on', async () => {
  const world = new World();
  const page = world.page();
  await page.open(ME);
  world.faults = [401];
  expect(await page.create(visit('later'))).toEqual({ state: 'waiting' });
  expect(world.pauses).toEqual([]);
  page.close();
  await page.open(ME);
  expect(texts(world)).toEqual(['later']);
});

test('nobody sees or sends what another person wrote on this device', async () => {
  const world = new World();
  const page = world.page();
  await page.open(ME);
  world.offline = true;
  await page.create(visit('mine'));
  world.offline = false;
  world.signedIn = 'cedar/u2';
  await page.wake();
  const other = world.page();
  await other.open('cedar/u2');
  expect(other.state.drafts).toEqual([]);
  expect(texts(world)).toEqual([]);
  world.signedIn = ME;
  await page.wake();
  expect(texts(world)).toEqual(['mine']);
});

test('what is discarded comes back by its undo', async () => {
  const world = new World();
  const page = world.page();
  await page.open(ME);
  world.offline = true;
  await page.create(visit('oops'));
  const undo = await page.discard(page.state.drafts[0]?.id ?? '');
  expect(page.state.drafts).toEqual([]);
  await undo();
  world.offline = false;
  await page.wake();
  expect(texts(world)).toEqual(['oops']);
});

test('the plan that was carried out is ticked after the record is there', async () => {
  const world = new World();
  const page = world.page();
  await page.open(ME);
  await page.create({ ...visit('done'), consequence: { object: 'follow_up', id: 'plan', values: { done: true } } });
  expect(world.carriedOut).toEqual(['plan']);
});

test('a device without room sends at once while there is network, and says so without', async () => {
  const world = new World();
  const page = world.page();
  await page.open(ME);
  world.store.putDraft = async () => {
    throw new StorageFull('quota');
  };
  expect(await page.create(visit('straight', ['a.jpg']))).toMatchObject({ state: 'sent' });
  expect(world.records[0]?.values).toMatchObject({ text: 'straight', photos: ['file-1'] });
  world.faults = [422];
  expect(await page.create(visit('bad'))).toMatchObject({ state: 'refused' });
  world.faults = [0];
  await expect(page.create(visit('lost line'))).rejects.toBeInstanceOf(StorageFull);
  world.offline = true;
  await expect(page.create(visit('too much'))).rejects.toBeInstanceOf(StorageFull);
});
