/** The four states of a page besides its content: loading, empty, failed, not allowed. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client';
import { ApiError } from '../api/error';
import { copyText } from './clipboard';
import { Icon } from './Icon';
import styles from './states.module.css';

/** True once `ms` have passed; keeps a skeleton from flashing on fast answers. */
export function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

/** As uneven as words are. */
const WIDTHS = [88, 71, 54, 77, 60, 83, 66, 49] as const;

interface LoadingProps {
  /** Rows of the skeleton, at most 8. @default 8 */
  rows?: number;
}

/** A skeleton in the height of real rows; appears after 200 ms and does not move. */
export function PageLoading({ rows = 8 }: LoadingProps) {
  const { t } = useTranslation('common');
  const visible = useAfter(200);
  return (
    <div className={styles.loading} role="status" aria-label={t('state.loading')}>
      {visible && WIDTHS.slice(0, rows).map((width) => <span key={width} style={{ width: `${width}%` }} />)}
    </div>
  );
}

interface ErrorProps {
  error: unknown;
  onRetry?: () => void;
}

/** What happened and what to do; with the request's id for whoever looks after the server. */
export function PageError({ error, onRetry }: ErrorProps) {
  const { t } = useTranslation('common');
  const [copied, setCopied] = useState(false);
  // a fault of the client has no request; its own mark ties what a person reports to what they copied
  const [ownId] = useState(() => newKey().slice(0, 8));
  if (error instanceof ApiError && error.status === 403) return <NoPermission message={error.message} />;
  const known = error instanceof ApiError ? error : null;
  // what is not there is no fault: nothing to report, and to ask again brings nothing
  const gone = known?.status === 404;
  const id = known ? known.requestId : ownId;
  const copy = async () => {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const details = [
      id,
      known?.code,
      window.location.pathname,
      new Date().toISOString(),
      known ? known.message : trace,
    ];
    setCopied(await copyText(details.filter(Boolean).join('\n')));
  };
  return (
    <div className={styles.state} role="alert">
      <Icon name={gone ? 'map' : 'error'} size={20} className={gone ? 'muted' : (styles.bad ?? '')} />
      <h1>{known ? known.message : t('error.unexpected')}</h1>
      <p>{known?.hint || t('error.tryAgain')}</p>
      <div className={styles.row}>
        {gone && (
          <Link to="/" className="btn">
            {t('state.home')}
          </Link>
        )}
        {onRetry && !gone && (
          <button type="button" className="btn" onClick={onRetry}>
            <Icon name="refresh" />
            {t('action.retry')}
          </button>
        )}
        {!gone && (
          <button type="button" className="btn ghost" onClick={copy}>
            <Icon name={copied ? 'check' : 'copy'} />
            {copied ? t('action.copied') : t('action.copyForAdmin')}
          </button>
        )}
      </div>
      {id && !gone && <p className="small muted numeric">{t('error.id', { id })}</p>}
    </div>
  );
}

interface EmptyProps {
  /** One sentence that says what belongs here. */
  sentence: string;
  /** The one thing to do. */
  action?: ReactNode;
  /** A way to see an example. */
  example?: ReactNode;
  /** Name of an icon. */
  icon?: string;
  /** The sentence is all that the page has for a heading. @default false */
  heading?: boolean;
}

export function EmptyState({ sentence, action, example, icon, heading = false }: EmptyProps) {
  const Sentence = heading ? 'h1' : 'p';
  return (
    <div className={styles.state}>
      {icon && <Icon name={icon} size={20} className="muted" />}
      <Sentence className={styles.sentence}>{sentence}</Sentence>
      {(action || example) && (
        <div className={styles.row}>
          {action}
          {example}
        </div>
      )}
    </div>
  );
}

interface NoPermissionProps {
  /** What the server said; a general sentence without it. */
  message?: string;
}

export function NoPermission({ message }: NoPermissionProps) {
  const { t } = useTranslation('common');
  return (
    <div className={styles.state}>
      <Icon name="lock" size={20} className="muted" />
      <p className={styles.sentence}>{message ?? t('state.noPermission')}</p>
      <p className="muted">{t('state.askAdmin')}</p>
    </div>
  );
}
