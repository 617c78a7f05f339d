/** Everything behind the sign-in: makes sure that somebody is signed in, else leads to the set-up or the sign-in. */
import { createRoute, redirect } from '@tanstack/react-router';
import { ApiError, api } from '../api/client';
import type { SetupState } from '../api/types';
import { PageLoading } from '../kit/states';
import { whoIsHere } from '../offline/session';
import { Crash } from '../shell/Crash';
import { NotFound } from '../shell/NotFound';
import { Shell } from '../shell/Shell';
import { rootRoute } from './root';

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    try {
      await whoIsHere();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      const { needed } = await api.get<SetupState>('/setup');
      if (needed) throw redirect({ to: '/setup' });
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
  component: Shell,
  pendingComponent: PageLoading,
  errorComponent: Crash,
  notFoundComponent: NotFound,
});
