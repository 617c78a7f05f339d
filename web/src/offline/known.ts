/**
 * In charge of what can be read without network: the last answers of the queries that ask to be kept (`meta.kept`),
 * for the person who read them and no longer than they are signed in here. `kept: '<slot>'` gives queries of many keys
 * one place, of which the last has it.
 */
import { onlineManager, type Query, type QueryKey } from '@tanstack/react-query';
import { beginWithoutCsrf } from '../api/client';
import { meQuery, queryClient } from '../api/queries';
import type { Me } from '../api/types';
import { ownerOf, store } from './device';

interface Kept {
  readonly key: QueryKey;
  readonly data: unknown;
  /** When it was read, ms since 1970. */
  readonly at: number;
}

/** Nobody's in particular: who was here last. */
const ANYBODY = '';
const LAST = 'last';

// a page that opens without network must not ask before the first event says so
onlineManager.setOnline(navigator.onLine);

/** Keep answers from now on. What others read on this device is dropped. @returns how to stop. */
export function startKeeping(me: Me): () => void {
  const owner = ownerOf(me);
  // without the token of the session: it is read anew before anything is written
  void store
    .forget(owner)
    .then(() => store.keep(ANYBODY, LAST, { ...me, csrf: '' } satisfies Me))
    .catch(() => {});
  const cache = queryClient.getQueryCache();
  const keep = ({ meta, queryKey: key, state: { data, dataUpdatedAt: at } }: Query) => {
    if (!meta?.kept || data === undefined) return;
    const slot = typeof meta.kept === 'string' ? meta.kept : JSON.stringify(key);
    // no room: it can then not be read without network, no more
    store.keep(owner, slot, { key, data, at } satisfies Kept).catch(() => {});
  };
  for (const query of cache.getAll()) keep(query);
  return cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') keep(event.query);
  });
}

/** Who was signed in here last, with everything that was kept put back in its place; null when nobody was. */
export async function recallLast(): Promise<Me | null> {
  const last = (await store.known(ANYBODY))[LAST] as Me | undefined;
  if (!last) return null;
  const kept = Object.values(await store.known(ownerOf(last))) as Kept[];
  // the server has answered after all
  const answered = queryClient.getQueryData(meQuery.queryKey);
  if (answered) return answered;
  for (const { key, data, at } of kept) queryClient.setQueryData(key, data, { updatedAt: at });
  queryClient.setQueryData(meQuery.queryKey, last, { updatedAt: 1 });
  beginWithoutCsrf(() => queryClient.fetchQuery({ ...meQuery, staleTime: 0, networkMode: 'always' }));
  return last;
}

/** Nobody is signed in here any more: erase what was read. Drafts wait for their writer. */
export async function forgetKnown(): Promise<void> {
  await store.forget().catch(() => {});
}
