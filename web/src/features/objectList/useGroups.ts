/**
 * In charge of the groups of a list and its totals: one count by groups, one over everything, however many groups there
 * are. Both are read again with the rows when something changes.
 */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { api } from '../../api/client';
import { type Counted, type Group, type GroupPlaces, groupsOf, placesOf } from './groups';
import type { ListMemory } from './memory';
import { type Asked, narrowing, wire } from './rows';
import type { Total } from './view';

interface Figures {
  readonly group?: readonly object[];
  readonly measures: readonly object[];
}

/** As many groups as the server counts at once. */
const MOST = 1000;

export interface ListGroups {
  /** null: the rows stand in no groups, or these have not arrived. */
  groups: readonly Group[] | null;
  places: GroupPlaces | null;
  /** The rows stand in groups that have not arrived. */
  loading: boolean;
  error: unknown;
  /** Figures over everything, in the order of the totals; null until they are known or when none are wanted. */
  all: readonly (string | null)[] | null;
  /** How many rows there are in all, where that was counted. */
  count: number | null;
  closed: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Closes every group, or opens all. */
  toggleAll: () => void;
}

/** @param known what is asked for is settled */
export function useGroups(
  asked: Asked,
  totals: readonly Total[],
  known: boolean,
  view: string,
  memory: ListMemory,
): ListGroups {
  const { object, group = null } = asked;
  const measures = [{ fn: 'count' }, ...totals.map(({ field, fn }) => ({ fn, field }))];
  const figures = { kind: 'aggregate', ...narrowing(asked), measures };
  const { desc, ...by } = wire(group ?? { field: '', bucket: '', desc: false });
  const grouped = { ...figures, group: [by], sort: [{ group: 0, desc, listed: true }], limit: MOST };
  const counted = useFigures(object, grouped, known && group !== null);
  const over = useFigures(object, figures, known && (group !== null || totals.length > 0));
  const [count = null, ...all] = over.data?.groups[0]?.values ?? [];

  const { closed, toggle, setClosed } = useClosed(`${view}:${group?.field ?? ''}:${group?.bucket ?? ''}`, memory);
  const groups = useMemo(
    () => (group && counted.data ? groupsOf(counted.data, count === null ? null : Number(count)) : null),
    [group, counted.data, count],
  );
  const places = useMemo(() => groups && placesOf(groups, closed), [groups, closed]);
  return {
    groups,
    places,
    loading: group !== null && !counted.data,
    error: counted.data ? null : counted.error,
    all: over.data ? all : null,
    count: count === null ? null : Number(count),
    closed,
    toggle,
    toggleAll: () => setClosed(closed.size > 0 ? [] : (groups ?? []).map(({ id }) => id)),
  };
}

/** Until figures arrive, those of other conditions stand for them, but never those of other groups or fields. */
function useFigures(object: string, body: Figures, enabled: boolean) {
  const kind = JSON.stringify([body.group, body.measures]);
  return useQuery({
    queryKey: ['records', object, 'figures', kind, JSON.stringify(body)],
    enabled,
    placeholderData: (before: Counted | undefined, query) => (query?.queryKey[3] === kind ? before : undefined),
    queryFn: ({ signal }) => api.query<Counted>(`/objects/${object}/query`, body, { signal }),
  });
}

/** Which groups are closed, remembered on this device for each way to group. */
function useClosed(place: string, memory: ListMemory) {
  const [kept, setKept] = useState(() => ({ place, ids: memory.read().closed?.[place] ?? [] }));
  const ids = kept.place === place ? kept.ids : (memory.read().closed?.[place] ?? []);
  const setClosed = useCallback(
    (next: readonly string[]) => {
      setKept({ place, ids: next });
      memory.setClosed(place, next);
    },
    [place, memory],
  );
  const known = ids.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another array with the same groups is the same set
  const closed = useMemo(() => new Set(ids), [known]);
  const toggle = useCallback(
    (id: string) => setClosed(closed.has(id) ? [...closed].filter((other) => other !== id) : [...closed, id]),
    [closed, setClosed],
  );
  return { closed, toggle, setClosed };
}
