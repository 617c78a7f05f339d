/** In charge of the records of one related list: page after page, in the order that was asked for. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { api } from '../../api/client';
import type { FieldDescription, RecordData, RecordPage } from '../../api/types';
import { inOrder } from '../../grid/rows';
import type { GridSort } from '../../grid/types';
import { pointingTo, type Relation } from './related';

const PAGE = 50;
/** More rows are asked for when the end is this near. */
const NEAR = 20;

export function useRelatedRows({ object, field }: Relation, parent: string, fields: readonly FieldDescription[]) {
  const [sort, setSort] = useState<GridSort | null>(null);
  const ask = {
    filter: pointingTo(field, parent),
    ...(sort ? { sort: [{ field: sort.key, desc: sort.desc }] } : {}),
  };
  const query = useInfiniteQuery({
    queryKey: ['records', object.key, 'related', field.key, parent, sort],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      api.query<RecordPage>(`/objects/${object.key}/query`, {
        kind: 'list',
        ...ask,
        fields: fields.map(({ key }) => key),
        limit: PAGE,
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    getNextPageParam: (page) => page.next_cursor,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const loaded = useMemo<readonly RecordData[]>(
    () => query.data?.pages.flatMap(({ records }) => records) ?? [],
    [query.data],
  );
  const rows = useMemo(() => inOrder(loaded, hasNextPage), [loaded, hasNextPage]);
  const onRange = useCallback(
    (_first: number, end: number) => {
      if (hasNextPage && !isFetchingNextPage && end >= loaded.length - NEAR) void fetchNextPage();
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage, loaded.length],
  );
  /** Upwards, downwards, as it was. */
  const onSort = (key: string) =>
    setSort((now) => (now?.key !== key ? { key, desc: false } : now.desc ? null : { key, desc: true }));
  const total = hasNextPage ? null : loaded.length;
  return { query, ask, loaded, rows, total, sort, onSort, onRange };
}
