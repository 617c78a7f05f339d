/** What a person sees when a screen fails: what happened, a reference to pass on, a way back. */
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/error';
import { EmptyState, PageError } from '../kit/states';

export function Crash({ error, reset }: ErrorComponentProps) {
  // a part of the client that was never opened on this device cannot be loaded now
  const missing = !window.navigator.onLine && !(error instanceof ApiError);
  return missing ? <NeedsNetwork /> : <PageError error={error} onRetry={reset} />;
}

function NeedsNetwork() {
  const { t } = useTranslation('shell');
  useEffect(() => {
    const back = () => window.location.reload();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, []);
  return (
    <EmptyState
      heading
      icon="offline"
      sentence={t('needsNetwork')}
      action={
        <Link to="/" className="btn">
          {t('notFound.home')}
        </Link>
      }
    />
  );
}
