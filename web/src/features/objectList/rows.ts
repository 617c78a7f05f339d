/** In charge of the rows of a list: page after page as one scrolls, and how many there are in all. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api } from '../../api/client';
import type { Condition, RecordData, RecordPage } from '../../api/types';
import type { SortKey } from '../../fields/condition/codec';

export interface Asked {
  object: string;
  filter: Condition | null;
  sort: readonly SortKey[];
  words: string;
  fields: readonly string[];
}

const PAGE = 100;

const narrowing = ({ filter, words }: Asked) => ({
  ...(filter ? { filter } : {}),
  ...(words.trim() ? { search: words.trim() } : {}),
});

export function useRows(asked: Asked) {
  const body = { kind: 'list', ...narrowing(asked), sort: asked.sort, fields: asked.fields, limit: PAGE };
  const query = useInfiniteQuery({
    queryKey: ['records', asked.object, 'list', JSON.stringify(body)],
    initialPageParam: null as string | null,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.query<RecordPage>(
        `/objects/${asked.object}/query`,
        { ...body, ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    getNextPageParam: (page) => page.next_cursor,
  });
  const { fetchNextPage, isFetchingNextPage, hasNextPage } = query;
  const rows = useMemo<readonly RecordData[]>(
    () => query.data?.pages.flatMap((page) => page.records) ?? [],
    [query.data],
  );
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { query, rows, more };
}

export interface Count {
  count: number;
  /** There are more than `count`. */
  capped: boolean;
}

export function useCount(asked: Asked): Count | undefined {
  const body = { kind: 'count', ...narrowing(asked) };
  return useQuery({
    queryKey: ['records', asked.object, 'count', JSON.stringify(body)],
    placeholderData: keepPreviousData,
    queryFn: () => api.query<Count>(`/objects/${asked.object}/query`, body),
  }).data;
}
