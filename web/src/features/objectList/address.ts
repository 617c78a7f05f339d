/** In charge of what the address says about a list: its filter, order and words, and how each is changed. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { decodeFilter, decodeSort, encodeFilter, encodeSort, type SortKey } from '../../fields/condition/codec';
import { type Filter, NO_FILTER } from '../../fields/condition/model';
import { conceal, type IsSealed, uncover } from './concealed';

export interface ListAddress {
  filter: Filter;
  /** The filter in the address cannot be read; nothing is filtered. */
  broken: boolean;
  sort: readonly SortKey[];
  words: string;
  creating: boolean;
  setFilter: (filter: Filter) => void;
  setSort: (sort: readonly SortKey[]) => void;
  setWords: (words: string) => void;
  setCreating: (creating: boolean) => void;
  clear: () => void;
}

/** @param sealed must stay the same function while the object does */
export function useListAddress(sealed: IsSealed): ListAddress {
  const search = useSearch({ from: '/shell/o/$object' });
  const navigate = useNavigate({ from: '/o/$object' });
  const decoded = useMemo(() => {
    const filter = decodeFilter(search.filter ?? '');
    return filter && uncover(filter, sealed);
  }, [search.filter, sealed]);
  const sort = useMemo(() => decodeSort(search.sort ?? ''), [search.sort]);
  const set = (change: Partial<typeof search>, replace = true) =>
    void navigate({ search: (before) => kept({ ...before, ...change }), replace });
  return {
    filter: decoded ?? NO_FILTER,
    broken: decoded === null,
    sort,
    words: search.q ?? '',
    creating: search.create !== undefined,
    setFilter: (filter) => set({ filter: encodeFilter(conceal(filter, sealed)) }),
    setSort: (keys) => set({ sort: encodeSort(keys) }),
    setWords: (q) => set({ q }),
    setCreating: (creating) => set({ create: creating ? '1' : '' }),
    clear: () => set({ filter: '', q: '' }),
  };
}

/** An empty parameter does not stand in the address at all. */
function kept<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== '' && value !== undefined)) as T;
}
