/** `/import/<object>` begins an import into an object; `/import/<object>/<id>` is one of them. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from './shell';

export const importStartRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import/$object',
  component: lazyRouteComponent(() => import('../features/imports')),
});

export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import/$object/$id',
  component: lazyRouteComponent(() => import('../features/imports/ImportPage')),
});
