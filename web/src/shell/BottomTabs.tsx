/** The phone's navigation: only places that exist. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/Icon';
import { useSession } from '../kit/session';
import styles from './BottomTabs.module.css';

export function BottomTabs() {
  const { t } = useTranslation('shell');
  const { admin } = useSession();
  return (
    <nav className={styles.tabs} aria-label={t('nav.label')}>
      <Link to="/" activeOptions={{ exact: true }}>
        <Icon name="home" size={24} />
        {t('nav.home')}
      </Link>
      <Link to="/search" search={{}}>
        <Icon name="search" size={24} />
        {t('nav.search')}
      </Link>
      {admin && (
        <Link to="/build" search={{}}>
          <Icon name="build" size={24} />
          {t('nav.build')}
        </Link>
      )}
      <Link to="/settings">
        <Icon name="user" size={24} />
        {t('nav.mine')}
      </Link>
    </nav>
  );
}
