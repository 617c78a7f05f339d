/** The store of a browser that keeps nothing for a page: what is known lasts as long as the page, drafts are refused. */
import type { Draft } from './draft';
import { StorageFull, type Store } from './store';

/** @param holdsDrafts false: a draft is refused, for it would be lost unseen with the page. */
export function memoryStore({ holdsDrafts = false } = {}): Store {
  const drafts = new Map<string, Draft>();
  const known = new Map<string, Map<string, unknown>>();
  return {
    drafts: async (owner) => [...drafts.values()].filter((draft) => draft.owner === owner),
    putDraft: async (draft) => {
      if (!holdsDrafts) throw new StorageFull('no IndexedDB');
      drafts.set(draft.id, draft);
    },
    removeDraft: async (id) => void drafts.delete(id),
    known: async (owner) => Object.fromEntries(known.get(owner) ?? []),
    keep: async (owner, name, value) => {
      known.set(owner, (known.get(owner) ?? new Map()).set(name, value));
    },
    forget: async (spared) => {
      for (const owner of [...known.keys()]) if (owner !== spared) known.delete(owner);
    },
  };
}
