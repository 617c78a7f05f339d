/** One line on what was written on this device and is not on the server: how much, why, and the way to it. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../api/connection';
import { Icon } from '../kit/Icon';
import { type Draft, useOffline } from '../offline/useOffline';
import styles from './Banners.module.css';

export function WaitingDrafts({ connection }: { connection: Connection }) {
  const { t } = useTranslation('offline');
  const { drafts, sending } = useOffline();
  const refused = drafts.filter(({ refusal }) => refusal !== null);
  const waiting = drafts.filter(({ refusal }) => refusal === null);
  if (drafts.length === 0) return null;
  const [key, told] =
    refused.length > 0
      ? ['refused', refused]
      : connection !== 'online'
        ? ['waiting', waiting]
        : [sending ? 'sending' : 'soon', waiting];
  return (
    <p className={styles.banner}>
      <Icon name={refused.length > 0 ? 'error' : 'offline'} />
      <span className="numeric">{t(`banner.${key}`, { count: told.length, kind: kindOf(told, t('record')) })}</span>
      <Link to="/drafts">{t('banner.look')}</Link>
    </p>
  );
}

/** What they are, where they are all the same. */
function kindOf(drafts: readonly Draft[], usual: string): string {
  const [first, ...others] = new Set(drafts.map(({ kind }) => kind));
  return first && others.length === 0 ? first : usual;
}
