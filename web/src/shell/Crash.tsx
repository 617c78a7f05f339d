/** What a person sees when a screen fails: what happened, a reference to pass on, a way back. */
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, PageError } from '../kit/states';

export function Crash({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('shell');
  // a part of the client that was never opened here cannot be loaded now
  const missing = !window.navigator.onLine && error instanceof TypeError;
  if (!missing) return <PageError error={error} onRetry={reset} />;
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
