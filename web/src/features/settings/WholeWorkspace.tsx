/** The whole workspace as one file: made by a job, fetched from the page of jobs. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Icon } from '../../kit/Icon';
import { useToast } from '../../kit/toast';
import styles from './Settings.module.css';

export function WholeWorkspace() {
  const { t } = useTranslation('settings');
  const toast = useToast();
  const [begun, setBegun] = useState(false);
  const begin = async () => {
    setBegun(true);
    try {
      await api.post<{ job: string }>('/workspaces/current/exports');
    } catch (error) {
      setBegun(false);
      toast.error(error);
    }
  };
  return (
    <section className={styles.form} aria-label={t('whole.title')}>
      <h2>{t('whole.title')}</h2>
      <p className="soft">{t('whole.help')}</p>
      <div className={styles.buttons}>
        <button type="button" className="btn" disabled={begun} onClick={() => void begin()}>
          <Icon name="dl" />
          {t('whole.begin')}
        </button>
        {begun && (
          <span role="status">
            {t('whole.begun')} <Link to="/jobs">{t('whole.jobs')}</Link>
          </span>
        )}
      </div>
    </section>
  );
}
