/** What a list stands in groups by: a field with one value, spans of dates, the order of the groups. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { Segments } from '../controls/Segments';
import styles from './condition.module.css';
import { FieldMenu } from './FieldMenu';
import { type FieldPath, findPath } from './paths';
import { BUCKETS, type GroupKey } from './sentence';

interface Props {
  group: GroupKey | null;
  paths: readonly FieldPath[];
  onChange: (group: GroupKey | null) => void;
}

/** Kinds of fields whose spans can be chosen. */
const hasSpans = (path: FieldPath | undefined): boolean => path?.field.operators.includes('relative') === true;

/** Fields of the object itself that hold one value. */
export const groupables = (paths: readonly FieldPath[]): readonly FieldPath[] =>
  paths.filter(({ path, field }) => field.groupable && !path.includes('.') && !field.operators.includes('has_any'));

export function GroupEditor({ group, paths, onChange }: Props) {
  const { t } = useTranslation('fields');
  const known = group ? findPath(paths, group.field) : undefined;
  const pick = (path: FieldPath) =>
    onChange({ field: path.path, bucket: hasSpans(path) ? 'month' : '', desc: hasSpans(path) });
  if (!group) return <FieldMenu paths={groupables(paths)} onPick={pick} />;
  return (
    <div className={styles.editor}>
      <div className={styles.groupHead}>
        <b className="ellipsis">{known?.label ?? t('sentence.unknown')}</b>
        <button type="button" className="btn ghost" onClick={() => onChange(null)}>
          <Icon name="x" size={14} />
          {t('filter.noGroup')}
        </button>
      </div>
      {hasSpans(known) && (
        <Segments
          label={t('filter.bucketOf')}
          value={group.bucket || 'day'}
          choices={BUCKETS.map((key) => ({ key, label: t(`filter.bucket.${key}`) }))}
          onChange={(bucket) => onChange({ ...group, bucket })}
        />
      )}
      <Segments
        label={t('filter.direction')}
        value={group.desc ? 'desc' : 'asc'}
        choices={[
          { key: 'asc', label: t('filter.asc') },
          { key: 'desc', label: t('filter.desc') },
        ]}
        onChange={(way) => onChange({ ...group, desc: way === 'desc' })}
      />
      <FieldMenu paths={groupables(paths).filter(({ path }) => path !== group.field)} onPick={pick} />
    </div>
  );
}
