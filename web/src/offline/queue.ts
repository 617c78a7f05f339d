/**
 * In charge of bringing drafts to the server: oldest first, files before the record that holds them, each record once
 * however often the line breaks. A refused one steps aside with the server's words and the next ones go on.
 */
import { ApiError } from '../api/error';
import type { RecordData } from '../api/types';
import {
  again,
  type Consequence,
  type Draft,
  type DraftFile,
  inOrder,
  newDraft,
  type Refusal,
  type Values,
  type Wish,
  wireOf,
} from './draft';
import type { Store } from './store';

/** The ways to the server; all throw `ApiError`. */
export interface Wire {
  /** `<workspace>/<user>` that is signed in now. */
  owner(): Promise<string>;
  /** @returns the id of the file. Rejects as soon as the line breaks. */
  upload(file: File, onSent: (bytes: number) => void): Promise<string>;
  create(object: string, values: Values, key: string): Promise<RecordData>;
  /** Resolves as well when there is nothing left to change. */
  carryOut(change: Consequence): Promise<void>;
}

export interface Parts {
  store: Store;
  wire: Wire;
  now(): number;
  newKey(): string;
  /** Runs `act` while no other page of this browser is inside. */
  alone<T>(act: () => Promise<T>): Promise<T>;
  /** Calls `act` after `ms`. @returns how to call it off. */
  later(act: () => void, ms: number): () => void;
  /** There is no use in trying. */
  offline(): boolean;
  /** What is kept has changed: other pages should look. */
  changed(): void;
  sent(draft: Draft, record: RecordData): void;
}

export interface QueueState {
  readonly drafts: readonly Draft[];
  /** The draft that is on its way, and how much of its files is there, 0 … 1. */
  readonly sending: { readonly id: string; readonly share: number } | null;
}

export type Outcome =
  | { readonly state: 'sent'; readonly record: RecordData }
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly id: string; readonly refusal: Refusal };

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 300_000;
/** Longer than this nobody is kept waiting for what is safe on the device. */
const PATIENCE_MS = 6000;
const EMPTY: QueueState = { drafts: [], sending: null };

export class Queue {
  #owner = '';
  #state = EMPTY;
  #failures = 0;
  #callOff = () => {};
  #running: Promise<void> | null = null;
  readonly #sent = new Map<string, RecordData>();
  readonly #listeners = new Set<() => void>();

  constructor(private readonly parts: Parts) {}

  get state(): QueueState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begin for a signed-in person; what waits is sent at once. */
  async open(owner: string): Promise<void> {
    this.#owner = owner;
    await this.reread();
    await this.wake();
  }

  /** Nobody is signed in here any more; what is kept stays. */
  close(): void {
    this.#callOff();
    this.#owner = '';
    this.#show(EMPTY);
  }

  /** Keep a record, and send it if that goes at once. @throws StorageFull when it can be neither kept nor sent. */
  async create(wish: Wish): Promise<Outcome> {
    const { store, now, newKey } = this.parts;
    const draft = newDraft(wish, this.#owner, now(), newKey());
    try {
      await store.putDraft(draft);
    } catch (full) {
      return this.#sendUnkept(draft, full);
    }
    await this.#changed();
    await Promise.race([this.wake(), new Promise<void>((go) => this.parts.later(go, PATIENCE_MS))]);
    const record = this.#sent.get(draft.id);
    if (record) return { state: 'sent', record };
    const refusal = this.#state.drafts.find(({ id }) => id === draft.id)?.refusal;
    return refusal ? { state: 'refused', id: draft.id, refusal } : { state: 'waiting' };
  }

  async #sendUnkept(draft: Draft, full: unknown): Promise<Outcome> {
    if (this.parts.offline()) throw full;
    try {
      return { state: 'sent', record: await this.#write(draft, async () => {}) };
    } catch (error) {
      if (!(error instanceof ApiError) || passes(error)) throw full;
      return { state: 'refused', id: draft.id, refusal: refusalOf(error) };
    } finally {
      this.#show({ ...this.#state, sending: null });
    }
  }

  /** Send a draft anew, changed or as it is. False: it is gone, another page sent or dropped it. */
  async resend(id: string, change: Partial<Pick<Draft, 'values' | 'files'>> = {}): Promise<boolean> {
    const { store, newKey, alone } = this.parts;
    const found = await alone(async () => {
      const draft = (await store.drafts(this.#owner)).find((one) => one.id === id);
      if (draft) await store.putDraft(again(draft, newKey(), change));
      return draft !== undefined;
    });
    await this.#changed();
    void this.wake();
    return found;
  }

  /** Drop a draft. @returns what brings it back. */
  async discard(id: string): Promise<() => Promise<void>> {
    const { store, alone } = this.parts;
    const draft = this.#state.drafts.find((one) => one.id === id);
    await alone(() => store.removeDraft(id));
    await this.#changed();
    return async () => {
      if (draft) await store.putDraft(draft);
      await this.#changed();
      void this.wake();
    };
  }

  /** Try now, whatever pause was planned: the network is back, the page is looked at, something was written. */
  async wake(): Promise<void> {
    this.#callOff();
    if (!this.#owner || this.parts.offline()) return;
    // a run that is under way may have looked before the last draft was there
    await this.#running;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** Look at what is kept: another page changed it. */
  async reread(): Promise<void> {
    const drafts = inOrder(await this.parts.store.drafts(this.#owner));
    this.#show({ ...this.#state, drafts });
  }

  async #run(): Promise<void> {
    try {
      await this.parts.alone(() => this.#sendAll());
      this.#failures = 0;
    } catch (error) {
      // without a session there is nothing to try before somebody signs in
      if (!(error instanceof ApiError) || error.status === 401) return;
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
      this.#failures += 1;
      this.#callOff = this.parts.later(() => void this.wake(), pause);
    } finally {
      this.#show({ ...this.#state, sending: null });
    }
  }

  async #sendAll(): Promise<void> {
    await this.reread();
    const waiting = () => this.#state.drafts.find(({ refusal }) => refusal === null);
    if (!waiting() || (await this.parts.wire.owner()) !== this.#owner) return;
    for (let draft = waiting(); draft; draft = waiting()) {
      await this.#send(draft);
      await this.#changed();
    }
  }

  async #send(draft: Draft): Promise<void> {
    const { store } = this.parts;
    try {
      this.#sent.set(draft.id, await this.#write(draft, (ready) => store.putDraft(ready)));
    } catch (error) {
      if (!(error instanceof ApiError) || passes(error)) throw error;
      await store.putDraft({ ...draft, refusal: refusalOf(error) });
    }
  }

  async #write(draft: Draft, note: (ready: Draft) => Promise<void>): Promise<RecordData> {
    const { store, wire, sent } = this.parts;
    this.#show({ ...this.#state, sending: { id: draft.id, share: 0 } });
    const ready = await this.#withFiles(draft, note);
    const record = await wire.create(ready.object, wireOf(ready), ready.key);
    await store.removeDraft(draft.id);
    // the record is there; a plan that stays open because the line breaks now is ticked by hand
    if (draft.consequence) await wire.carryOut(draft.consequence).catch(() => {});
    sent(draft, record);
    return record;
  }

  /** Bring its files to the server; each is noted, so that none is sent twice. */
  async #withFiles(draft: Draft, note: (ready: Draft) => Promise<void>): Promise<Draft> {
    const { wire } = this.parts;
    const all = draft.files.reduce((sum, { bytes }) => sum + bytes.size, 0);
    let there = 0;
    let ready = draft;
    for (const [place, file] of draft.files.entries()) {
      const shown = (sent: number) =>
        this.#show({ ...this.#state, sending: { id: draft.id, share: all === 0 ? 1 : (there + sent) / all } });
      if (file.stored === null) {
        const stored = await wire.upload(fileOf(file), shown);
        ready = { ...ready, files: ready.files.map((one, at) => (at === place ? { ...one, stored } : one)) };
        await note(ready);
      }
      there += file.bytes.size;
      shown(0);
    }
    return ready;
  }

  async #changed(): Promise<void> {
    await this.reread();
    this.parts.changed();
  }

  #show(state: QueueState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const fileOf = ({ bytes, name, type }: DraftFile): File => new File([bytes], name, { type });

const refusalOf = ({ message, hint, errors }: ApiError): Refusal => ({ message, hint, errors });

/** It may succeed another time as it is: no answer, no session, too many at once, the server is unwell. */
const passes = ({ status }: ApiError): boolean =>
  status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
