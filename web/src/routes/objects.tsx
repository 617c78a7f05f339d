/** `/o/<object>` the list of an object's records, `/o/<object>/<id>` one record. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
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
}

const KEYS = ['filter', 'sort', 'q', 'view', 'group', 'type', 'create'] as const;

function readSearch(search: Record<string, unknown>): ListSearch {
  const known: ListSearch = {};
  for (const key of KEYS) {
    const value = search[key];
    if (value !== undefined && value !== '') known[key] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return known;
}

export const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/o/$object',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('../features/objectList')),
});

export const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/o/$object/$id',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('../features/record')),
});
