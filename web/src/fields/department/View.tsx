import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, Named } from '../../api/types';
import type { ViewProps } from '../type';
import { departmentsQuery } from './useChoices';

export function View({ value }: ViewProps<Named>) {
  return value?.name;
}

/** Names of the departments that a condition names by id. */
export function FilterWords({ ids }: { field: FieldDescription; ids: readonly string[] }) {
  const { t } = useTranslation('fields');
  const departments = useQuery(departmentsQuery).data ?? [];
  return ids.map((id) => departments.find((one) => one.id === id)?.name ?? '…').join(t('sentence.orValue'));
}
