/** In charge of what the address says about a list beside its view: conditions, order, groups, type, words. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { decodeFilter, decodeSort, encodeFilter, encodeSort, type SortKey } from '../../fields/condition/codec';
import { type Filter, NO_FILTER } from '../../fields/condition/model';
import type { GroupKey } from '../../fields/condition/sentence';
import { conceal, type IsSealed, uncover } from './concealed';
import { decodeGroup, encodeGroup } from './groupCodec';
import { ALL, VIEW_TYPES, type ViewType } from './view';

/** Stands where a view has conditions, an order or groups and the list shall have none. */
const NONE = '-';

/** What may differ from the view. */
export type Standing = Partial<{
  filter: Filter | undefined;
  sort: readonly SortKey[] | undefined;
  group: GroupKey | null | undefined;
  type: ViewType | undefined;
}>;

export interface ListAddress {
  /** Id of the view; undefined where the address names none. */
  view: string | undefined;
  /** undefined: as the view has it, here and in the three below. */
  filter: Filter | undefined;
  /** The filter in the address cannot be read; that of the view holds. */
  broken: boolean;
  sort: readonly SortKey[] | undefined;
  group: GroupKey | null | undefined;
  type: ViewType | undefined;
  words: string;
  creating: boolean;
  /** Changes what is named; undefined takes a change back. */
  change: (change: Standing) => void;
  setWords: (words: string) => void;
  setCreating: (creating: boolean) => void;
  /** Goes to a view as it was saved. @param replace the step stands not in the history */
  openView: (view: string, replace?: boolean) => void;
  /** Takes the unsaved changes back. */
  revert: () => void;
  /** No words and no conditions, those of the view included. */
  clear: () => void;
}

/** @param sealed must stay the same function while the object does */
export function useListAddress(sealed: IsSealed): ListAddress {
  const search = useSearch({ from: '/shell/o/$object' });
  const navigate = useNavigate({ from: '/o/$object' });
  const decoded = useMemo(() => {
    if (search.filter === undefined) return undefined;
    const filter = search.filter === NONE ? NO_FILTER : decodeFilter(search.filter);
    return filter && uncover(filter, sealed);
  }, [search.filter, sealed]);
  const sort = useMemo(() => (search.sort === undefined ? undefined : decodeSort(search.sort)), [search.sort]);
  const group = useMemo(
    () => (search.group === undefined ? undefined : search.group === NONE ? null : decodeGroup(search.group)),
    [search.group],
  );
  const set = (change: Partial<typeof search>, replace = true) =>
    void navigate({ search: (before) => kept({ ...before, ...change }), replace });
  return {
    view: search.view,
    filter: decoded ?? undefined,
    broken: decoded === null,
    sort,
    group,
    type: VIEW_TYPES.find((type) => type === search.type),
    words: search.q ?? '',
    creating: search.create !== undefined,
    change: (change) => {
      const next: Partial<typeof search> = {};
      if ('filter' in change) next.filter = change.filter ? encodeFilter(conceal(change.filter, sealed)) || NONE : '';
      if ('sort' in change) next.sort = change.sort ? encodeSort(change.sort) || NONE : '';
      if ('group' in change) next.group = change.group ? encodeGroup(change.group) : change.group === null ? NONE : '';
      if ('type' in change) next.type = change.type ?? '';
      set(next);
    },
    setWords: (q) => set({ q }),
    setCreating: (creating) => set({ create: creating ? '1' : '' }),
    openView: (view, replace = false) => set({ view, filter: '', sort: '', group: '', type: '', q: '' }, replace),
    revert: () => set({ filter: '', sort: '', group: '', type: '' }),
    clear: () => set({ filter: search.view === undefined || search.view === ALL ? '' : NONE, q: '' }),
  };
}

/** An empty parameter does not stand in the address at all. */
function kept<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== '' && value !== undefined)) as T;
}
