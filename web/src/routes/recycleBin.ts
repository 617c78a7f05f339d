/** `/recycle-bin` */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from './shell';

export const recycleBinRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/recycle-bin',
  component: lazyRouteComponent(() => import('../features/recycleBin')),
});
