/** Settings: a list of sections at the left and the open one beside it; on a phone first the list, then the section. */
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { useIsPhone } from '../../kit/phone';
import { useSession } from '../../kit/session';
import { NoPermission, PageLoading } from '../../kit/states';
import { Mine } from './Mine';
import styles from './Settings.module.css';
import { SECTIONS, type SectionKey } from './sections';

const PAGES: Record<SectionKey, React.LazyExoticComponent<React.ComponentType>> = {
  account: lazy(() => import('./Account')),
  company: lazy(() => import('./Company')),
  people: lazy(() => import('./people/People')),
  departments: lazy(() => import('./Departments')),
  calendar: lazy(() => import('./calendar/Calendar')),
};

const isSection = (key: string): key is SectionKey => key in PAGES;

export default function Settings() {
  const { t } = useTranslation('settings');
  const { admin } = useSession();
  const phone = useIsPhone();
  const { section } = useParams({ strict: false });
  if (phone && section === undefined) return <Mine />;
  const key = section ?? 'account';
  if (!isSection(key)) return <Navigate to="/settings" replace />;
  const Section = PAGES[key];
  const allowed = SECTIONS.filter((entry) => admin || !entry.admin);
  return (
    <div className={styles.settings}>
      {!phone && (
        <nav className={styles.sections} aria-label={t('title')}>
          <h1>{t('title')}</h1>
          <ul>
            {allowed.map((entry) => (
              <li key={entry.key}>
                <Link
                  to="/settings/$section"
                  params={{ section: entry.key }}
                  {...(entry.key === key ? { 'aria-current': 'page' as const } : {})}
                >
                  <Icon name={entry.icon} />
                  {t(`section.${entry.key}`)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Suspense fallback={<PageLoading />}>
        {allowed.some((entry) => entry.key === key) ? <Section /> : <NoPermission />}
      </Suspense>
    </div>
  );
}
