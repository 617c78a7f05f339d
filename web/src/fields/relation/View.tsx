import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { objectQuery } from '../../api/queries';
import type { FieldDescription } from '../../api/types';
import { useFieldContext } from '../context';
import { recordQuery, titleOf } from '../data/objects';
import type { ViewProps } from '../type';
import type { Pointed } from './value';

export function View({ field, value }: ViewProps<Pointed>) {
  const { t } = useTranslation('fields');
  if (value === null) return null;
  return (
    <Link
      to="/o/$object/$id"
      params={{ object: field.target ?? '', id: value.id }}
      onClick={(event) => event.stopPropagation()}
    >
      {value.title || t('unnamed')}
    </Link>
  );
}

export function GridCell({ value }: ViewProps<Pointed>) {
  return <>{value?.title}</>;
}

/** Titles of the records that a condition names by id. */
export function FilterWords({ field, ids }: { field: FieldDescription; ids: readonly string[] }) {
  const context = useFieldContext();
  const target = field.target ?? '';
  const description = useQuery(objectQuery(target)).data;
  const records = useQueries({ queries: ids.map((id) => recordQuery(target, id)) });
  const titles = records.map(({ data }) => (data && description ? titleOf(data, description, context) : '…'));
  return <>{titles.join(context.t('sentence.orValue'))}</>;
}
