/** The root of all addresses; what an unknown address and a crash look like. */
import { createRootRoute, Outlet } from '@tanstack/react-router';
import { Crash } from '../shell/Crash';
import { NotFound } from '../shell/NotFound';

export const rootRoute = createRootRoute({ component: Outlet, errorComponent: Crash, notFoundComponent: NotFound });
