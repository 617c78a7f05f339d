/** All addresses of the client. Route files hold only the path, its search parameters and a lazy component. */
import { createRouter } from '@tanstack/react-router';
import { onSignedOut } from './api/client';
import { meQuery, queryClient } from './api/queries';
import { forgetKnown } from './offline/known';
import { batchesRoute, batchRoute } from './routes/batches';
import { buildRoute, definitionRoute, historyRoute, objectDesignerRoute } from './routes/build';
import { draftsRoute } from './routes/drafts';
import { elsewhereRoute } from './routes/elsewhere';
import { homeRoute } from './routes/home';
import { importRoute, importStartRoute } from './routes/imports';
import { jobsRoute } from './routes/jobs';
import { listRoute, recordRoute } from './routes/objects';
import { recycleBinRoute } from './routes/recycleBin';
import { rootRoute } from './routes/root';
import { searchRoute } from './routes/search';
import { settingsRoute, settingsSectionRoute } from './routes/settings';
import { setupRoute } from './routes/setup';
import { shellRoute } from './routes/shell';
import { inviteRoute, signInRoute } from './routes/signIn';
import { visitRoute } from './routes/visit';
import { Crash } from './shell/Crash';

const routeTree = rootRoute.addChildren([
  setupRoute,
  signInRoute,
  inviteRoute,
  shellRoute.addChildren([
    homeRoute,
    visitRoute,
    draftsRoute,
    listRoute,
    recordRoute,
    importStartRoute,
    importRoute,
    buildRoute,
    objectDesignerRoute,
    definitionRoute,
    historyRoute,
    settingsRoute,
    settingsSectionRoute,
    jobsRoute,
    batchesRoute,
    batchRoute,
    recycleBinRoute,
    searchRoute,
    elsewhereRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  // inside the shell, so that everything else stays one press away
  defaultErrorComponent: Crash,
  defaultPendingMs: 200,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Somebody else ended the session, or it ran out: forget what was read and ask for the password. */
onSignedOut(() => {
  const here = router.state.location;
  // nobody was signed in yet: the shell's route decides between set-up and sign-in
  if (!queryClient.getQueryData(meQuery.queryKey)) return;
  queryClient.clear();
  void forgetKnown();
  void router.navigate({ to: '/sign-in', search: { next: here.href } });
});
