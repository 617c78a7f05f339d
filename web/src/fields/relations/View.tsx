import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from '../relation/relation.module.css';
import type { Pointed } from '../relation/value';
import type { ViewProps } from '../type';

export function View({ field, value }: ViewProps<readonly Pointed[]>) {
  const { t } = useTranslation('fields');
  if (value === null) return null;
  return (
    <span className={styles.links}>
      {value.map(({ id, title }) => (
        <Link
          key={id}
          to="/o/$object/$id"
          params={{ object: field.target ?? '', id }}
          onClick={(event) => event.stopPropagation()}
        >
          {title || t('unnamed')}
        </Link>
      ))}
    </span>
  );
}

export function GridCell({ value }: ViewProps<readonly Pointed[]>) {
  const { t } = useTranslation('fields');
  return value === null ? null : value.map(({ title }) => title || t('unnamed')).join(t('sentence.list'));
}
