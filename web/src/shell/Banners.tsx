/** Lines above the page that say what is unusual about the server or the network right now. */
import { useTranslation } from 'react-i18next';
import { useConnection } from '../api/connection';
import { Icon } from '../kit/Icon';
import { useSession } from '../kit/session';
import styles from './Banners.module.css';
import { useReconnect } from './reconnect';

export function Banners() {
  const { t } = useTranslation('shell');
  const { server } = useSession();
  const connection = useConnection();
  useReconnect(connection);
  return (
    <div role="status">
      {connection !== 'online' && (
        <p className={styles.banner}>
          <Icon name="offline" />
          {t(`banner.${connection}`)}
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
