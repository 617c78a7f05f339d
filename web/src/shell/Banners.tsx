/** Lines above the page that say what is unusual about the server or the network right now. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../api/connection';
import { appsQuery } from '../api/queries';
import { Icon } from '../kit/Icon';
import { useSession } from '../kit/session';
import { queue } from '../offline/device';
import { useNewVersion } from '../offline/newVersion';
import { useOffline } from '../offline/useOffline';
import styles from './Banners.module.css';
import { useReconnect } from './reconnect';
import { WaitingDrafts } from './WaitingDrafts';

export function Banners() {
  const { t } = useTranslation('shell');
  const { server } = useSession();
  const connection = useConnection();
  const refresh = useNewVersion();
  const { drafts } = useOffline();
  const writes = useQuery(appsQuery).data?.some(({ home }) => home?.activity);
  useReconnect(connection);
  useEffect(() => {
    if (connection === 'online') void queue.wake();
  }, [connection]);
  return (
    <div role="status">
      <WaitingDrafts connection={connection} />
      {connection !== 'online' && drafts.length === 0 && (
        <p className={styles.banner}>
          <Icon name="offline" />
          {t(`banner.${connection === 'offline' && writes ? 'offlineDay' : connection}`)}
        </p>
      )}
      {refresh && (
        <p className={`${styles.banner} ${styles.quiet}`}>
          <Icon name="refresh" />
          {t('banner.newVersion')}
          <button type="button" onClick={refresh}>
            {t('banner.refresh')}
          </button>
        </p>
      )}
      {server.read_only && (
        <p className={styles.banner}>
          <Icon name="lock" />
          {t('banner.readOnly')}
        </p>
      )}
      {server.insecure_http && (
        <p className={styles.banner}>
          <Icon name="alert" />
          {t('banner.insecure')}
        </p>
      )}
    </div>
  );
}
