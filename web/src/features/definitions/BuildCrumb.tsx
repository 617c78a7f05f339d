/** The way back to the overview of what is designed. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';

export function BuildCrumb() {
  const { t } = useTranslation('definitions');
  return (
    <>
      <Link to="/build" search={{}}>
        {t('title')}
      </Link>
      <Icon name="right" size={12} />
    </>
  );
}
