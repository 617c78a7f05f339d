/** In charge of which records were opened last on this device; forgotten when the person signs out. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { meQuery, queryClient } from '../api/queries';
import { ownerOf, store } from './device';

export interface Recent {
  readonly object: string;
  readonly id: string;
  readonly title: string;
}

const KEY = ['recent'];
const MOST = 8;

async function readKept(): Promise<readonly Recent[]> {
  const me = queryClient.getQueryData(meQuery.queryKey);
  if (!me) return [];
  const kept = (await store.known(ownerOf(me)))[JSON.stringify(KEY)] as { data: readonly Recent[] } | undefined;
  return kept?.data ?? [];
}

queryClient.setQueryDefaults(KEY, {
  queryFn: readKept,
  networkMode: 'always',
  staleTime: Number.POSITIVE_INFINITY,
  meta: { kept: true },
});

async function note(opened: Recent): Promise<void> {
  const before = await queryClient.ensureQueryData<readonly Recent[]>({ queryKey: KEY });
  const others = before.filter(({ object, id }) => object !== opened.object || id !== opened.id);
  queryClient.setQueryData(KEY, [opened, ...others].slice(0, MOST));
}

/** This record is open now. */
export function useNoteRecent({ object, id, title }: Recent): void {
  useEffect(() => void note({ object, id, title }), [object, id, title]);
}

/** The last ones first. */
export function useRecent(): readonly Recent[] {
  return useQuery<readonly Recent[]>({ queryKey: KEY }).data ?? [];
}
