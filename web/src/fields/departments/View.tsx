import { useTranslation } from 'react-i18next';
import type { Named } from '../../api/types';
import type { ViewProps } from '../type';

export function View({ value }: ViewProps<readonly Named[]>) {
  const { t } = useTranslation('fields');
  return value === null ? null : value.map(({ name }) => name).join(t('sentence.list'));
}
