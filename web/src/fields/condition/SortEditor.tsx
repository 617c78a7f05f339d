/** What a list is ordered by: first key first; each with its direction in words. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { Segments } from '../controls/Segments';
import { fieldTypeOf } from '../registry';
import type { SortKey } from './codec';
import styles from './condition.module.css';
import { FieldMenu } from './FieldMenu';
import { type FieldPath, findPath } from './paths';

interface Props {
  sort: readonly SortKey[];
  paths: readonly FieldPath[];
  onChange: (sort: readonly SortKey[]) => void;
}

export function SortEditor({ sort, paths, onChange }: Props) {
  const { t } = useTranslation('fields');
  const free = paths.filter(({ path, field }) => field.sortable && !sort.some((key) => key.field === path));
  return (
    <div className={styles.editor}>
      {sort.map((key, i) => {
        const known = findPath(paths, key.field);
        const words = `order.${known ? fieldTypeOf(known.field.type).family : 'text'}`;
        return (
          <div key={key.field} className={styles.sortKey}>
            <span className="ellipsis">{known?.label ?? t('sentence.unknown')}</span>
            <Segments
              label={known?.label ?? key.field}
              value={key.desc ? 'desc' : 'asc'}
              choices={[
                { key: 'asc', label: t(`${words}.asc`) },
                { key: 'desc', label: t(`${words}.desc`) },
              ]}
              onChange={(way) => onChange(sort.map((other, j) => (i === j ? { ...key, desc: way === 'desc' } : other)))}
            />
            <button
              type="button"
              className="btn ghost square"
              aria-label={t('choice.remove', { label: known?.label ?? '' })}
              onClick={() => onChange(sort.filter((other) => other !== key))}
            >
              <Icon name="x" size={14} />
            </button>
          </div>
        );
      })}
      <FieldMenu paths={free} onPick={({ path }) => onChange([...sort, { field: path, desc: false }])} />
    </div>
  );
}
