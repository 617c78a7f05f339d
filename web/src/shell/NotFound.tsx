/** An address that leads nowhere. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../kit/states';

export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <EmptyState
      heading
      icon="map"
      sentence={t('notFound.sentence')}
      action={
        <Link to="/" className="btn">
          {t('notFound.home')}
        </Link>
      }
    />
  );
}
