/** A one-time link, shown this once so that it can be sent by whatever means one has. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OneTimeLink } from '../../../api/types';
import { copyText } from '../../../kit/clipboard';
import { Dialog } from '../../../kit/Dialog';
import { Icon } from '../../../kit/Icon';
import { useSession } from '../../../kit/session';
import { fullTime } from '../../../kit/time';
import styles from './People.module.css';

export interface ShownLink extends OneTimeLink {
  name: string;
  kind: 'invitation' | 'reset';
}

interface Props {
  shown: ShownLink;
  onClose: () => void;
}

export function LinkDialog({ shown, onClose }: Props) {
  const { t } = useTranslation('people');
  const { timezone } = useSession().workspace;
  const [copied, setCopied] = useState(false);
  const address = new URL(shown.link, window.location.origin).href;
  const copy = async () => setCopied(await copyText(address));
  return (
    <Dialog
      title={t(`link.${shown.kind}`, { name: shown.name })}
      onClose={onClose}
      width={520}
      footer={
        <button type="button" className="btn large" onClick={onClose}>
          {t('link.done')}
        </button>
      }
    >
      <p className="soft">{t('link.note', { until: fullTime(shown.expires_at, timezone) })}</p>
      <div className={styles.link}>
        <input
          className="input"
          readOnly
          aria-label={t('link.label')}
          value={address}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="btn primary large" onClick={() => void copy()}>
          <Icon name={copied ? 'check' : 'copy'} />
          {t(copied ? 'link.copied' : 'link.copy')}
        </button>
      </div>
    </Dialog>
  );
}
