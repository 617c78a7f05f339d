/** `/visit` what happened with somebody, written on the way: a visit, a call, the next step. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from './shell';

export interface VisitSearch {
  /** Whom it is about; chosen on the page where it is missing. */
  object?: string;
  id?: string;
  /** The planned activity that is hereby carried out. */
  plan?: string;
  /** `1`: no visit but a call or a message; place and photos are not asked for. */
  note?: string;
}

const KEYS = ['object', 'id', 'plan', 'note'] as const;

export const visitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/visit',
  validateSearch: (search): VisitSearch =>
    Object.fromEntries(KEYS.flatMap((key) => (search[key] ? [[key, String(search[key])]] : []))),
  component: lazyRouteComponent(() => import('../features/visit')),
});
