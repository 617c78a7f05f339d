/** Any other address: said inside the shell, so that everything else stays one press away. */
import { createRoute } from '@tanstack/react-router';
import { NotFound } from '../shell/NotFound';
import { shellRoute } from './shell';

export const elsewhereRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFound });
