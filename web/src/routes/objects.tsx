/** `/o/<object>` the list of an object's records, with a peek at one of them; `/o/<object>/<id>` one record. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { objectQuery, queryClient } from '../api/queries';
import { viewsQuery } from '../features/objectList/views';
import { shellRoute } from './shell';

/** What a list shows, in the address so that it can be sent to a colleague. */
export interface ListSearch {
  /** Condition tree as JSON text. */
  filter?: string;
  /** `-created_at,name` */
  sort?: string;
  /** Words searched in this list. */
  q?: string;
  /** Id of the saved view; what stands beside it is an unsaved change of it. */
  view?: string;
  /** `-signed_on:month` */
  group?: string;
  /** `kanban` */
  type?: string;
  /** `1`: open the form of a new record at once. */
  create?: string;
  /** Id of the record that is looked at beside the list. */
  peek?: string;
}

const KEYS = ['filter', 'sort', 'q', 'view', 'group', 'type', 'create', 'peek'] as const;

function readSearch(search: Record<string, unknown>): ListSearch {
  const known: ListSearch = {};
  for (const key of KEYS) {
    const value = search[key];
    if (value !== undefined && value !== '') known[key] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return known;
}

const List = lazyRouteComponent(() => import('../features/objectList'));
const Peek = lazy(() => import('../features/record/Peek'));

export const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/o/$object',
  validateSearch: readSearch,
  // What the list begins with is asked for while its part of the client is on its way. What fails is asked for again
  // there, and said there.
  loader: ({ params: { object } }) => {
    void queryClient.ensureQueryData(objectQuery(object)).catch(() => undefined);
    void queryClient.ensureQueryData(viewsQuery(object)).catch(() => undefined);
  },
  component: ListAndPeek,
});

/** The two do not know each other: what is looked at stands in the address. */
function ListAndPeek() {
  const { object } = listRoute.useParams();
  const { peek } = listRoute.useSearch();
  return (
    <>
      <List />
      {peek && (
        <Suspense>
          <Peek object={object} id={peek} />
        </Suspense>
      )}
    </>
  );
}

export const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/o/$object/$id',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('../features/record')),
});
