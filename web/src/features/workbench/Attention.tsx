/** What an administrator should look at; absent when there is nothing. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Job } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { useSession } from '../../kit/session';
import styles from './Workbench.module.css';

/** The holidays entered end soon; they are continued in the work calendar. */
const HOLIDAYS_END = 'C206';

export function Attention() {
  const { t } = useTranslation('workbench');
  const { warnings } = useSession();
  const failed = useQuery({
    queryKey: ['jobs', 'failed'],
    queryFn: async () => (await api.get<{ jobs: Job[] }>('/jobs', { state: 'failed' })).jobs,
  });
  const jobs = failed.data ?? [];
  if (warnings.length === 0 && jobs.length === 0) return null;
  return (
    <aside className={styles.attention} aria-label={t('attention')}>
      <h2>{t('attention')}</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={warning.code}>
            <Icon name="alert" />
            {warning.code === HOLIDAYS_END ? (
              <Link to="/settings/$section" params={{ section: 'calendar' }}>
                {warning.message}
              </Link>
            ) : (
              warning.message
            )}
          </li>
        ))}
        {jobs.map((job) => (
          <li key={job.id}>
            <Icon name="error" />
            <Link to="/jobs">{t('jobFailed', { title: job.title })}</Link>
          </li>
        ))}
      </ul>
    </aside>
  );
}
