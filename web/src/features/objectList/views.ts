/** In charge of the saved views of an object: reading them, keeping, changing, sharing and removing them. */
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client';
import type { SavedView, ViewBody } from './view';

export const viewsQuery = (object: string) =>
  queryOptions({
    queryKey: ['views', object],
    queryFn: async () => (await api.get<{ views: SavedView[] }>(`/objects/${object}/views`)).views,
  });

/** One view by its id, also a colleague's own that came with a link. */
export const viewQuery = (object: string, id: string, enabled: boolean) =>
  queryOptions({
    queryKey: ['views', object, id],
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => api.get<SavedView>(`/objects/${object}/views/${id}`),
  });

/** Each throws `ApiError`; the list of views is read again afterwards. */
export interface ViewWrites {
  add: (body: ViewBody) => Promise<SavedView>;
  /** @throws ApiError 409 when it was saved elsewhere in between. */
  save: (view: SavedView, body: ViewBody) => Promise<SavedView>;
  remove: (view: SavedView) => Promise<void>;
  /** Brings back what `remove` took. @returns the id that it has now */
  restore: (view: SavedView) => Promise<string>;
  share: (view: SavedView) => Promise<SavedView>;
  takeBack: (view: SavedView) => Promise<SavedView>;
  place: (ids: readonly string[]) => Promise<void>;
}

export function useViewWrites(object: string): ViewWrites {
  const client = useQueryClient();
  return useMemo(() => {
    const base = `/objects/${object}/views`;
    const { queryKey } = viewsQuery(object);
    const known = () => client.getQueryData(queryKey) ?? [];
    const settle = <T>(work: Promise<T>): Promise<T> =>
      work.finally(() => void client.invalidateQueries({ queryKey: ['views', object] }));
    /** The list shows what was saved before it is read again, so that no tab flickers. */
    const show = (view: SavedView, instead = view.id): SavedView => {
      const found = known().some(({ id }) => id === instead);
      client.setQueryData(
        queryKey,
        found ? known().map((one) => (one.id === instead ? view : one)) : [...known(), view],
      );
      return view;
    };
    const writes: ViewWrites = {
      add: (body) => settle(api.post<SavedView>(base, { body }).then((view) => show(view))),
      save: ({ id, version }, body) =>
        settle(
          api
            .put<SavedView>(`${base}/${id}`, { body }, { headers: { 'If-Match': `"${version}"` } })
            .then((view) => show(view)),
        ),
      remove: async ({ id }) => {
        await settle(api.del<void>(`${base}/${id}`));
        client.setQueryData(
          queryKey,
          known().filter((one) => one.id !== id),
        );
      },
      restore: async (view) => {
        if (!view.key) return (await writes.add(view.body)).id;
        await settle(api.post(`/definitions/view/${view.key}/rollback`, { version: view.version }));
        return view.key;
      },
      share: (view) => settle(api.post<SavedView>(`${base}/${view.id}/share`).then((shared) => show(shared, view.id))),
      takeBack: (view) => settle(api.del<SavedView>(`${base}/${view.id}/share`).then((mine) => show(mine, view.id))),
      place: async (ids) => {
        const before = known();
        const at = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
        client.setQueryData(
          queryKey,
          [...before].sort((a, b) => at(a.id) - at(b.id)),
        );
        await settle(api.post(`${base}/order`, { ids }));
      },
    };
    return writes;
  }, [client, object]);
}
