import { useTranslation } from 'react-i18next';
import { labelOf } from '../tree/nodes';
import type { ViewProps } from '../type';
import { trailTo, treeOf } from './branches';
import styles from './cascader.module.css';

export function View({ field, value }: ViewProps<string>) {
  const { i18n } = useTranslation('fields');
  if (value === null) return null;
  const trail = trailTo(treeOf(field, i18n.language), value);
  const words = trail ? labelOf(trail) : value;
  const gone = trail === null || trail.some(({ retired }) => retired);
  return (
    <span className={gone ? `ellipsis ${styles.gone}` : 'ellipsis'} title={words}>
      {words}
    </span>
  );
}
