/** What a browser shows by itself: pictures, sound and film, plain text; and the word for what it cannot show. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/error';
import { Icon } from '../../../kit/Icon';
import type { Addresses } from '../addresses';
import { kindOf, type StoredFile } from '../value';
import { bytesOf } from './bytes';
import styles from './viewer.module.css';

export interface ShownProps {
  file: StoredFile;
  addresses: Addresses;
  /** 1 fits the stage. */
  zoom: number;
}

const MOST_TEXT_BYTES = 1024 * 1024;

export function Picture({ file, addresses, zoom }: ShownProps) {
  const { t } = useTranslation('fields');
  const [failed, setFailed] = useState(false);
  if (failed) return <Unshown>{t('types.file.damaged')}</Unshown>;
  return (
    <img
      className={zoom === 1 ? styles.fitted : ''}
      style={zoom === 1 ? {} : { width: `${zoom * 100}%` }}
      src={addresses.content}
      alt={file.name}
      onError={() => setFailed(true)}
    />
  );
}

export function Media({ file, addresses }: ShownProps) {
  const { t } = useTranslation('fields');
  const [failed, setFailed] = useState(false);
  if (failed) return <Unshown>{t('types.file.unplayable')}</Unshown>;
  const played = {
    controls: true,
    src: addresses.content,
    preload: 'metadata',
    onError: () => setFailed(true),
  } as const;
  if (kindOf(file) === 'audio') return <audio {...played} aria-label={file.name} />;
  return <video {...played} playsInline className={styles.fitted} aria-label={file.name} />;
}

export function PlainText({ file, addresses }: ShownProps) {
  const { t } = useTranslation('fields');
  const small = file.size <= MOST_TEXT_BYTES;
  const found = useQuery({
    queryKey: ['file', file.id, 'text'],
    enabled: small,
    queryFn: async () => decoded(await bytesOf(addresses)),
  });
  if (!small) return <Unshown>{t('types.file.tooLargeToShow')}</Unshown>;
  if (found.isError) return <Refused error={found.error} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can scroll it
    <pre className={styles.text} tabIndex={0}>
      {found.data}
    </pre>
  );
}

/** Text of Windows in mainland China is GB 18030. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

export function NoPreview() {
  const { t } = useTranslation('fields');
  return <Unshown>{t('types.file.noPreview')}</Unshown>;
}

export function Unshown({ children }: { children: ReactNode }) {
  return (
    <div className={styles.unshown} role="status">
      <Icon name="info" size={20} />
      <p>{children}</p>
    </div>
  );
}

/** Why the server, or the reader of a format, could not show it. */
export function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation('fields');
  if (!(error instanceof ApiError)) return <Unshown>{t('types.file.damaged')}</Unshown>;
  return (
    <Unshown>
      {error.message}
      {error.hint && <small>{error.hint}</small>}
    </Unshown>
  );
}
