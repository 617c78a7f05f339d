/** The frame around every signed-in page: navigation, banners, the page; on a phone tabs at the bottom. */
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { startEvents } from '../api/events';
import { useIsPhone } from '../kit/phone';
import { useSession } from '../kit/session';
import { PageLoading } from '../kit/states';
import { ownerOf, startSending } from '../offline/device';
import { startKeeping } from '../offline/known';
import { Banners } from './Banners';
import { BottomTabs } from './BottomTabs';
import { Navigation } from './Navigation';
import { Overlays } from './Overlays';
import { useOwnPreferences } from './preferences';
import styles from './Shell.module.css';

export function Shell() {
  const { t } = useTranslation('shell');
  const client = useQueryClient();
  const phone = useIsPhone();
  const me = useSession();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useOwnPreferences(me);
  useEffect(() => startEvents(client), [client]);
  const owner = ownerOf(me);
  useEffect(() => startSending(owner), [owner]);
  useEffect(() => startKeeping(me), [me]);
  // before the effect of the page, which says more
  useLayoutEffect(() => {
    if (path) document.title = `${me.workspace.short_name || me.workspace.name} · Tenon`;
  }, [me, path]);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#page">
        {t('skip')}
      </a>
      {!phone && <Navigation />}
      <div className={styles.main}>
        <Banners />
        <main id="page" className={styles.page} tabIndex={-1}>
          <Suspense key={path} fallback={<PageLoading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {phone && <BottomTabs />}
      <Overlays />
    </div>
  );
}
