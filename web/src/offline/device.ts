/**
 * In charge of this browser's part: one queue, one store, and the moments at which waiting drafts are worth a try:
 * the network comes back, the page is looked at again, somebody signs in, another tab wrote something.
 */
import { api, newKey } from '../api/client';
import { ApiError } from '../api/error';
import { meQuery, queryClient } from '../api/queries';
import type { Me, RecordData } from '../api/types';
import { upload } from '../kit/upload';
import type { Consequence } from './draft';
import { memoryStore } from './memoryStore';
import { Queue, type Wire } from './queue';
import { openStore, type Store } from './store';

export const ownerOf = ({ workspace, user }: Pick<Me, 'workspace' | 'user'>): string => `${workspace.key}/${user.id}`;

const opened: Promise<Store> = openStore().catch(() => memoryStore());

/** The store of this browser; it opens while the page does. */
export const store: Store = {
  drafts: async (owner) => (await opened).drafts(owner),
  putDraft: async (draft) => (await opened).putDraft(draft),
  removeDraft: async (id) => (await opened).removeDraft(id),
  known: async (owner) => (await opened).known(owner),
  keep: async (owner, name, value) => (await opened).keep(owner, name, value),
  forget: async (spared) => (await opened).forget(spared),
};

const wire: Wire = {
  owner: async () => ownerOf(await queryClient.fetchQuery({ ...meQuery, staleTime: 0, networkMode: 'always' })),
  upload: async (file, onSent) => {
    const broken = new AbortController();
    const onWaiting = (waiting: boolean) => waiting && broken.abort(new ApiError(0, {}));
    return (await upload(file, { signal: broken.signal, onProgress: onSent, onWaiting })).id;
  },
  create: (object, values, key) =>
    api.post<RecordData>(`/objects/${object}/records`, values, { headers: { 'Idempotency-Key': key } }),
  carryOut,
};

async function carryOut({ object, id, values }: Consequence): Promise<void> {
  const path = `/objects/${object}/records/${id}`;
  const { version } = await api.get<RecordData>(path);
  await api.patch(path, values, { headers: { 'If-Match': `"${version}"` } });
}

const LOCK = 'tenon-drafts';
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(LOCK);

export const queue = new Queue({
  store,
  wire,
  now: () => Date.now(),
  newKey,
  // Over plain HTTP there are no locks; two tabs may then send the same draft, and its key lets it exist once.
  alone: (act) => (navigator.locks ? navigator.locks.request(LOCK, act) : act()),
  later: (act, ms) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  offline: () => !navigator.onLine,
  changed: () => tabs?.postMessage('changed'),
  sent: ({ object }) => {
    void queryClient.invalidateQueries({ queryKey: ['records', object] });
    void queryClient.invalidateQueries({ queryKey: ['timeline'] });
  },
});

/** Send what waits for as long as this person is signed in. @returns how to stop. */
export function startSending(owner: string): () => void {
  const wake = () => void queue.wake();
  const seen = () => document.visibilityState === 'visible' && wake();
  const heard = () => void queue.reread();
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', seen);
  tabs?.addEventListener('message', heard);
  void queue.open(owner);
  return () => {
    window.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', seen);
    tabs?.removeEventListener('message', heard);
    queue.close();
  };
}
