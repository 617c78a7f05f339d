/** In charge of how many records the views beside the open one hold: said where it is cheap to know. */
import { useQueries } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Count } from './rows';
import type { SavedView } from './view';

/** Counting never competes with the list itself: it may be so old, ms. */
const OLD_MS = 60_000;
/** As many tabs are counted. */
const MOST = 8;

/** By id of the view; only of views with conditions, and only what the usual, bounded count can tell. */
export function useViewCounts(object: string, views: readonly SavedView[]): Readonly<Record<string, number>> {
  const counted = views.filter(({ body }) => body.filter !== null).slice(0, MOST);
  return useQueries({
    queries: counted.map(({ body }) => ({
      // not under 'records': a change of one record must not count every view anew
      queryKey: ['view-count', object, JSON.stringify(body.filter)],
      staleTime: OLD_MS,
      queryFn: () => api.query<Count>(`/objects/${object}/query`, { kind: 'count', filter: body.filter }),
    })),
    combine: (answers) =>
      Object.fromEntries(
        counted.flatMap(({ id }, i): [string, number][] => {
          const data = answers[i]?.data;
          return data && !data.capped ? [[id, data.count]] : [];
        }),
      ),
  });
}
