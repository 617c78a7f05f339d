/** The value of a condition on an amount: one box, or two with a word between. */
import type { ReactNode } from 'react';
import { isMany } from '../condition/model';
import { useFieldContext } from '../context';
import type { FilterValueProps } from '../type';
import styles from './controls.module.css';

interface Props extends Omit<FilterValueProps, 'field'> {
  box: (value: string | null, onChange: (value: string | null) => void, autoFocus: boolean) => ReactNode;
}

export function BetweenFilter({ op, value, onChange, autoFocus = false, box }: Props) {
  const { t } = useFieldContext();
  if (op !== 'between') return box(typeof value === 'string' && value ? value : null, onChange, autoFocus);
  const [low = '', high = ''] = isMany(value) ? value : [];
  return (
    <div className={styles.between}>
      {box(low || null, (bound) => onChange([bound ?? '', high]), autoFocus)}
      <span>{t('filter.and')}</span>
      {box(high || null, (bound) => onChange([low, bound ?? '']), false)}
    </div>
  );
}
