/** Files in an editor, one a row, with what can be done to each; and the uploads that are still on their way. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { Sortable } from '../../kit/Sortable';
import { useFormRecord } from '../formContext';
import { waysTo } from './addresses';
import styles from './files.module.css';
import type { Upload, Uploads } from './useUploads';
import { iconOf, kindOf, lengthText, type StoredFile, sizeText } from './value';

interface Props {
  files: readonly StoredFile[];
  disabled: boolean;
  onOpen: (place: number) => void;
  onMove: (files: readonly StoredFile[]) => void;
  onRemove: (place: number) => void;
}

export function FileRows({ files, disabled, onOpen, onMove, onRemove }: Props) {
  const row = (file: StoredFile, place: number) => (
    <FileRow file={file} disabled={disabled} onOpen={() => onOpen(place)} onRemove={() => onRemove(place)} />
  );
  if (files.length < 2 || disabled) {
    return (
      <ul className={styles.rows}>
        {files.map((file, place) => (
          <li key={file.id}>{row(file, place)}</li>
        ))}
      </ul>
    );
  }
  return (
    <div className={styles.rows}>
      <Sortable items={files} idOf={({ id }) => id} nameOf={({ name }) => name} onMove={(moved) => onMove(moved)}>
        {row}
      </Sortable>
    </div>
  );
}

interface RowProps {
  file: StoredFile;
  disabled: boolean;
  onOpen: () => void;
  onRemove: () => void;
}

function FileRow({ file, disabled, onOpen, onRemove }: RowProps) {
  const { t, i18n } = useTranslation('fields');
  const length = file.seconds ? ` · ${lengthText(file.seconds)}` : '';
  return (
    <div className={styles.row}>
      <button type="button" className={styles.name} title={file.name} onClick={onOpen}>
        <Thumb file={file} />
        <span className="ellipsis" dir="auto">
          {file.name}
        </span>
      </button>
      <small className="numeric">
        {sizeText(file.size, i18n.language)}
        {length}
      </small>
      {!disabled && (
        <button
          type="button"
          className="btn ghost square"
          aria-label={t('types.file.remove', { name: file.name })}
          onClick={onRemove}
        >
          <Icon name="x" />
        </button>
      )}
    </div>
  );
}

/** A small picture of an image, the sign of its kind for everything else. */
export function Thumb({ file, large = false }: { file: StoredFile; large?: boolean }) {
  const size = large ? `${styles.thumb} ${styles.large}` : styles.thumb;
  if (kindOf(file) !== 'image') {
    return (
      <span className={size}>
        <Icon name={iconOf(file.name)} />
      </span>
    );
  }
  return <Picture id={file.id} className={size} />;
}

interface RemovedProps {
  files: readonly StoredFile[];
  onBack: (file: StoredFile) => void;
}

/** What was removed a moment ago, and can still be taken back. */
export function RemovedRows({ files, onBack }: RemovedProps) {
  const { t } = useTranslation('fields');
  if (files.length === 0) return null;
  return (
    <ul className={styles.rows}>
      {files.map((file) => (
        <li key={file.id} className={styles.removed}>
          <span className="ellipsis">{t('types.file.removed', { name: file.name })}</span>
          <button type="button" className="btn link" onClick={() => onBack(file)}>
            {t('types.file.putBack')}
          </button>
        </li>
      ))}
    </ul>
  );
}

const PAUSE_MS = 600;

/** A picture of a file, which may be on its way into its record. */
export function Picture({ id, className, alt = '' }: { id: string; className: string | undefined; alt?: string }) {
  const ways = waysTo(id, useFormRecord());
  const [tried, setTried] = useState(0);
  return (
    <img
      className={className}
      src={ways[Math.min(tried, ways.length - 1)]}
      alt={alt}
      loading="lazy"
      decoding="async"
      onError={() => {
        if (tried < ways.length - 1) setTimeout(() => setTried(tried + 1), PAUSE_MS * tried);
      }}
    />
  );
}

export function UploadRows({ uploads }: { uploads: Uploads }) {
  if (uploads.list.length === 0) return null;
  return (
    <ul className={styles.rows}>
      {uploads.list.map((upload) => (
        <li key={upload.key}>
          <UploadRow upload={upload} uploads={uploads} />
        </li>
      ))}
    </ul>
  );
}

function UploadRow({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const { t, i18n } = useTranslation('fields');
  const { file, sent, state, message } = upload;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(sent / Math.max(1, file.size));
  return (
    <div className={styles.row} data-state={state}>
      <span className={styles.name}>
        <span className={styles.thumb}>
          <Icon name={state === 'failed' ? 'alert' : state === 'waiting' ? 'offline' : iconOf(file.name)} />
        </span>
        <span className={styles.way}>
          <span className="ellipsis" dir="auto">
            {file.name}
          </span>
          {state === 'failed' ? (
            <small role="alert">{message}</small>
          ) : (
            <progress max={file.size || 1} value={sent} aria-label={t('types.file.sending', { name: file.name })} />
          )}
        </span>
      </span>
      {state !== 'failed' && (
        <small className="numeric">{state === 'waiting' ? t('types.file.waiting') : percent}</small>
      )}
      {upload.again && state === 'failed' && (
        <button type="button" className="btn ghost" onClick={() => uploads.retry(upload)}>
          {t('types.file.retry')}
        </button>
      )}
      <button
        type="button"
        className="btn ghost square"
        aria-label={t('types.file.cancel', { name: file.name })}
        onClick={() => uploads.cancel(upload)}
      >
        <Icon name="x" />
      </button>
    </div>
  );
}
