/**
 * In charge of the rows of a list: pages by offset, asked for where one looks, in any order, and kept in a bounded
 * number; and how many rows there are in all.
 *
 * Only the pages on screen are live: what changed elsewhere makes the others stale, and they are read again when seen.
 */
import { keepPreviousData, type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../api/client';
import type { Condition, RecordData, RecordPage } from '../../api/types';
import type { SortKey } from '../../fields/condition/codec';
import type { GroupKey } from '../../fields/condition/sentence';
import { idsBetween, type Rows } from '../../grid/rows';
import type { GroupPlaces } from './groups';
import { keepPages, loadedRows, PAGE, type Pages, pagesOf, rowAt, totalOf } from './pages';

export interface Asked {
  object: string;
  filter: Condition | null;
  sort: readonly SortKey[];
  words: string;
  fields: readonly string[];
  /** The groups in which the rows stand. */
  group?: GroupKey | null;
}

/** Rows this near to what is drawn are asked for too. */
const NEAR = 30;
/** While one drags the scrollbar, pages are asked for this often at most, ms. */
const CALM_MS = 120;
/** A page that is not kept any more is forgotten after this, ms. */
const FORGET_MS = 5_000;

export const narrowing = ({ filter, words }: Asked) => ({
  ...(filter ? { filter } : {}),
  ...(words.trim() ? { search: words.trim() } : {}),
});

/** A group as the server is asked for it; it knows no empty span. */
export const wire = ({ field, bucket, desc }: GroupKey) => ({ field, desc, ...(bucket ? { bucket } : {}) });

/** The question of a list, without its fields and page. */
export const questionOf = (asked: Asked): Readonly<Record<string, unknown>> => ({
  kind: 'list',
  ...narrowing(asked),
  sort: asked.sort,
  ...(asked.group ? { group: wire(asked.group) } : {}),
});

interface Wanted {
  list: string;
  shown: readonly number[];
  kept: readonly number[];
}

export interface ListRows {
  /** Names the list: its object, conditions and order. */
  list: string;
  rows: Rows<RecordData>;
  pages: Pages;
  /** Nothing of this list, nor of the one before it, has arrived. */
  loading: boolean;
  error: unknown;
  onRange: (first: number, end: number) => void;
  refetch: () => void;
}

/** @param places where the rows stand in groups; then what is drawn is told in their places */
export function useRows(asked: Asked, counted: number | null, places: GroupPlaces | null = null): ListRows {
  const client = useQueryClient();
  const { object, sort, group } = asked;
  const list = JSON.stringify({ object, ...narrowing(asked), sort, group });
  const body = useMemo(() => ({ ...questionOf(asked), fields: asked.fields, limit: PAGE }), [asked]);
  const base = useMemo(() => ['records', object, 'list', JSON.stringify(body)], [object, body]);
  const before = useRef<{ base: unknown; pages: Pages }>({ base, pages: new Map() });
  const pageQuery = useCallback(
    (page: number) => {
      const slices = places?.slices(page * PAGE, (page + 1) * PAGE);
      const { limit: _whole, ...question } = body;
      const asked = slices ? { ...question, slices } : { ...body, offset: page * PAGE };
      return {
        queryKey: [...base, page, slices ?? null],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.query<RecordPage>(`/objects/${object}/query`, asked, { signal }),
      };
    },
    [base, body, object, places],
  );

  const { shown, kept, onRange } = useWanted(list, places);
  // Where a row of a page lies is known when its groups are counted.
  const settled = !group || places !== null;
  const { pages: fresh, error } = useQueries({
    queries: kept.map((page) => ({
      ...pageQuery(page),
      enabled: settled && shown.includes(page),
      // When a row has gone to another group, the page is asked for anew: until then it stands as it was.
      placeholderData: () => (before.current.base === base ? before.current.pages.get(page) : undefined),
      ...(page > 0 ? { gcTime: FORGET_MS } : {}),
    })),
    combine: useCallback((found: UseQueryResult<RecordPage>[]) => gather(kept, found), [kept]),
  });
  const pages = fresh.size > 0 ? fresh : before.current.pages;
  useEffect(() => {
    before.current = { base: fresh.size > 0 ? base : before.current.base, pages };
  }, [fresh, pages, base]);

  const rows = useMemo<Rows<RecordData>>(() => {
    const whole = async (from: number, to: number): Promise<Pages> => {
      const read = pagesOf(from, to + 1).map(
        async (page) => [page, pages.get(page) ?? (await client.fetchQuery<RecordPage>(pageQuery(page)))] as const,
      );
      return new Map<number, RecordPage>(await Promise.all(read));
    };
    return {
      total: totalOf(pages, counted),
      at: (place) => rowAt(pages, place),
      loaded: loadedRows(pages),
      ids: async (from, to) => {
        const read = await whole(Math.min(from, to), Math.max(from, to));
        return idsBetween({ at: (place) => rowAt(read, place) }, from, to).ids;
      },
      span: async (from, to) => {
        const read = await whole(from, to);
        return Array.from({ length: to - from + 1 }, (_, i) => rowAt(read, from + i));
      },
    };
  }, [pages, counted, client, pageQuery]);
  const refetch = useCallback(() => void client.invalidateQueries({ queryKey: base }), [client, base]);
  return { list, rows, pages, loading: pages.size === 0, error, onRange, refetch };
}

function gather(kept: readonly number[], found: readonly UseQueryResult<RecordPage>[]) {
  const arrived = kept.flatMap((page, i): [number, RecordPage][] => {
    const data = found[i]?.data;
    return data ? [[page, data]] : [];
  });
  return {
    pages: new Map(arrived) as Pages,
    error: found.find(({ isError, data }) => isError && !data)?.error ?? null,
  };
}

/** The pages of the rows that are seen or near; of rows in groups those of the open ones. */
function pagesNear(first: number, end: number, places: GroupPlaces | null): number[] {
  if (!places) return pagesOf(first - NEAR, end + NEAR);
  const pages = places.offsets(first - NEAR, end + NEAR).map((offset) => Math.floor(offset / PAGE));
  return [...new Set(pages.length > 0 ? pages : [0])];
}

/** Which pages are seen and kept; a drag over thousands of rows asks only for where it rests. */
function useWanted(list: string, places: GroupPlaces | null) {
  const [wanted, setWanted] = useState<Wanted>({ list, shown: [0], kept: [0] });
  const timer = useRef<number | undefined>(undefined);
  const askedAt = useRef(0);
  const at = wanted.list === list ? wanted : { list, shown: [0], kept: [0] };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const onRange = useCallback(
    (first: number, end: number) => {
      const shown = pagesNear(first, end, places);
      const ask = () => {
        askedAt.current = performance.now();
        setWanted((now) => {
          const mine = now.list === list ? now : { list, shown: [], kept: [] };
          if (mine === now && now.shown.join() === shown.join()) return now;
          return { list, shown, kept: keepPages(mine.kept, shown) };
        });
      };
      window.clearTimeout(timer.current);
      const wait = askedAt.current + CALM_MS - performance.now();
      if (wait <= 0) ask();
      else timer.current = window.setTimeout(ask, wait);
    },
    [list, places],
  );
  return { ...at, onRange };
}

export interface Count {
  count: number;
  /** There are more than `count`. */
  capped: boolean;
}

export interface ListCount {
  shown: Count | undefined;
  /** For the length of the list; null while it is another list's. */
  counted: number | null;
  /** Count all rows where the usual count has stopped. */
  askExact: () => void;
}

/** How many rows there are: cheaply up to a bound, exactly on demand. */
export function useCount(asked: Asked, enabled: boolean): ListCount {
  const { object } = asked;
  const body = { kind: 'count', ...narrowing(asked) };
  const which = JSON.stringify(body);
  const [exactOf, setExactOf] = useState<string | null>(null);
  const usual = useQuery({
    queryKey: ['records', object, 'count', which],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: () => api.query<Count>(`/objects/${object}/query`, body),
  });
  const capped = !usual.isPlaceholderData && usual.data?.capped === true;
  // Not under 'records': counting a whole table at every change of a record would cost more than it tells.
  const exact = useQuery({
    queryKey: ['exact-count', object, which],
    enabled: capped && exactOf === which,
    queryFn: () => api.query<Count>(`/objects/${object}/query`, { ...body, exact: true }),
  });
  const shown = capped ? (exact.data ?? usual.data) : usual.data;
  return {
    shown,
    counted: usual.isPlaceholderData ? null : (shown?.count ?? null),
    askExact: useCallback(() => setExactOf(which), [which]),
  };
}
