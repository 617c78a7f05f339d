/** The phone's navigation: only places that exist. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { appsQuery } from '../api/queries';
import type { App } from '../api/types';
import { Icon } from '../kit/Icon';
import { useSession } from '../kit/session';
import { useOffline } from '../offline/useOffline';
import styles from './BottomTabs.module.css';

export function BottomTabs() {
  const { t } = useTranslation('shell');
  const { admin } = useSession();
  const { drafts } = useOffline();
  const mine = mineOf(useQuery(appsQuery).data ?? []);
  return (
    <nav className={styles.tabs} aria-label={t('nav.label')}>
      <Link to="/" activeOptions={{ exact: true }}>
        <Icon name="home" size={24} />
        {t('nav.home')}
      </Link>
      {mine && (
        <Link to="/o/$object" params={{ object: mine.object }} search={{}} activeOptions={{ includeSearch: false }}>
          <Icon name={mine.icon || 'users'} size={24} />
          <span className="ellipsis">{mine.label}</span>
        </Link>
      )}
      <Link to="/search" search={{}}>
        <Icon name="search" size={24} />
        {t('nav.search')}
      </Link>
      {admin && !mine && (
        <Link to="/build" search={{}}>
          <Icon name="build" size={24} />
          {t('nav.build')}
        </Link>
      )}
      <Link to="/settings">
        <Icon name="user" size={24} />
        {t('nav.mine')}
        {drafts.length > 0 && (
          <em className="numeric" title={t('nav.drafts', { count: drafts.length })}>
            {drafts.length}
          </em>
        )}
      </Link>
    </nav>
  );
}

/** The object whose own records the workbench shows, as the navigation calls it. */
function mineOf(apps: readonly App[]) {
  const key = apps.find(({ home }) => home)?.home?.mine;
  const items = apps.flatMap((app) => app.items.flatMap((item) => (item.kind === 'group' ? item.items : [item])));
  return key ? items.find(({ object }) => object === key) : undefined;
}
