/** `/build` what is designed, its designers, and the history of each thing. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from './shell';

export const buildRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/build',
  /** `create`: open the dialog that makes a new thing of this kind; `from=file`: made of a file. */
  validateSearch: (search): { create?: 'object' | 'option_set' | 'app'; from?: 'file' } => {
    const { create, from } = search;
    if (create === 'object' && from === 'file') return { create, from };
    return create === 'object' || create === 'option_set' || create === 'app' ? { create } : {};
  },
  component: lazyRouteComponent(() => import('../features/definitions')),
});

export const objectDesignerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/build/object/$key',
  component: lazyRouteComponent(() => import('../features/objectDesigner')),
});

export const definitionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/build/$kind/$key',
  component: lazyRouteComponent(() => import('../features/definitions/Editor')),
});

export const historyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/build/$kind/$key/history',
  component: lazyRouteComponent(() => import('../features/definitions/History')),
});
