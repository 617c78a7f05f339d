/**
 * In charge of what this browser keeps for times without network: drafts, and answers that were read before.
 * In IndexedDB, because it holds files and outlives the page; each thing belongs to one owner, `<workspace>/<user>`.
 */
import type { Draft } from './draft';

export interface Store {
  drafts(owner: string): Promise<Draft[]>;
  /** Resolves once it is safe on the device. @throws StorageFull */
  putDraft(draft: Draft): Promise<void>;
  removeDraft(id: string): Promise<void>;
  known(owner: string): Promise<Record<string, unknown>>;
  /** @throws StorageFull */
  keep(owner: string, name: string, value: unknown): Promise<void>;
  /** Drop everything known, of everybody or of everybody but `spared`. Drafts stay. */
  forget(spared?: string): Promise<void>;
}

/** The device has no room left, or does not let this page keep anything. */
export class StorageFull extends Error {
  constructor(cause: unknown) {
    super('nothing more can be kept on this device', { cause });
    this.name = 'StorageFull';
  }
}

const NAME = 'tenon';
const VERSION = 1;

interface Known {
  owner: string;
  name: string;
  value: unknown;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** Until it is really written: a request that succeeded may still be rolled back. */
function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(new StorageFull(transaction.error));
  });
}

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('drafts', { keyPath: 'id' }).createIndex('owner', 'owner');
    request.result.createObjectStore('known', { keyPath: ['owner', 'name'] }).createIndex('owner', 'owner');
  };
  return settled(request);
}

/** @throws when the browser has no IndexedDB or does not open it to this page. */
export async function openStore(factory: IDBFactory = window.indexedDB): Promise<Store> {
  const database = await open(factory);
  // a newer page in another tab may change the layout
  database.onversionchange = () => database.close();
  const reading = (from: string) => database.transaction(from).objectStore(from);
  const write = async (to: string, act: (into: IDBObjectStore) => void) => {
    try {
      const transaction = database.transaction(to, 'readwrite', { durability: 'strict' });
      act(transaction.objectStore(to));
      await committed(transaction);
    } catch (error) {
      throw error instanceof StorageFull ? error : new StorageFull(error);
    }
  };
  return {
    drafts: (owner) => settled(reading('drafts').index('owner').getAll(owner)),
    putDraft: (draft) => write('drafts', (into) => into.put(draft)),
    removeDraft: (id) => write('drafts', (into) => into.delete(id)),
    known: async (owner) => {
      const found: Known[] = await settled(reading('known').index('owner').getAll(owner));
      return Object.fromEntries(found.map(({ name, value }) => [name, value]));
    },
    keep: (owner, name, value) => write('known', (into) => into.put({ owner, name, value } satisfies Known)),
    forget: async (spared) => {
      const keys = (await settled(reading('known').getAllKeys())) as [string, string][];
      await write('known', (into) => {
        for (const key of keys) if (key[0] !== spared) into.delete(key);
      });
    },
  };
}
