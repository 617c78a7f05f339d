/** `/drafts` what was written on this device and is not yet on the server. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from './shell';

export const draftsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/drafts',
  component: lazyRouteComponent(() => import('../features/drafts')),
});
