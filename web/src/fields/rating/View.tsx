import { useFieldContext } from '../context';
import type { ViewProps } from '../type';
import { Stars } from './Stars';
import { maxOf } from './value';

export function View({ field, value }: ViewProps<number>) {
  const { t } = useFieldContext();
  const max = maxOf(field.settings);
  return value === null ? null : (
    <Stars value={value} max={max} label={t('types.rating.said', { count: value, max })} />
  );
}
