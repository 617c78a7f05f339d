/**
 * Query keys and the reads that more than one room needs.
 *
 * Keys, so that events can say what is stale: `['me']`, `['apps']`, `['objects']`, `['object', key]`,
 * `['records', object, …]` (lists, counts, groups), `['record', object, id]`, `['history', object, id]`,
 * `['definitions', kind?]`, `['definition', kind, key, …]`, `['workdays', first, last]`, `['jobs']`, `['batches']`,
 * `['recycle-bin']`.
 * Answers of queries with `meta.kept` can be read on this device without network.
 */
import { QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiError, api, rememberCsrf } from './client';
import type {
  App,
  Definition,
  DefinitionKindKey,
  DefinitionSummary,
  Me,
  ObjectDescription,
  ObjectSummary,
  Pack,
  Template,
  Workdays,
} from './types';

/** The client retries by itself (`api.get`), so react-query does not. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async () => {
    const me = await api.get<Me>('/me');
    rememberCsrf(me.csrf);
    return me;
  },
});

/** Take over a `Me` that an answer carried (sign-in, setup, invitation, own settings). */
export function rememberMe(me: Me): void {
  rememberCsrf(me.csrf);
  queryClient.setQueryData(meQuery.queryKey, me);
}

export const appsQuery = queryOptions({
  queryKey: ['apps'],
  queryFn: async () => (await api.get<{ apps: App[] }>('/apps')).apps,
  meta: { kept: true },
});

export const objectsQuery = queryOptions({
  queryKey: ['objects'],
  queryFn: async () => (await api.get<{ objects: ObjectSummary[] }>('/objects')).objects,
});

/** What products this server has, and which of them the workspace; for administrators alone. */
export const packsQuery = queryOptions({
  queryKey: ['packs'],
  queryFn: async () => (await api.get<{ packs: Pack[] }>('/packs')).packs,
});

/** The published description of one object as the caller may see it. */
export function objectQuery(object: string) {
  return queryOptions({
    queryKey: ['object', object],
    queryFn: () => api.get<ObjectDescription>(`/objects/${object}`),
    meta: { kept: true },
    // a link under design points nowhere yet
    enabled: object !== '',
  });
}

/** Which days from `first` to `last` are worked; named in the language of the reader. */
export const workdaysQuery = (first: string, last: string) =>
  queryOptions({
    queryKey: ['workdays', first, last],
    staleTime: 600_000,
    queryFn: () => api.get<Workdays>(`/calendar?from=${first}&to=${last}`),
  });

export function definitionsQuery(kind: DefinitionKindKey) {
  return queryOptions({
    queryKey: ['definitions', kind],
    queryFn: async () => (await api.get<{ definitions: DefinitionSummary[] }>(`/definitions/${kind}`)).definitions,
  });
}

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await api.get<{ templates: Template[] }>('/templates')).templates,
});

export function definitionQuery<B>(kind: DefinitionKindKey, key: string) {
  return queryOptions({
    queryKey: ['definition', kind, key],
    queryFn: () => api.get<Definition<B>>(`/definitions/${kind}/${key}`),
  });
}

/** `null` instead of an error when the thing does not exist (yet). */
export async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
