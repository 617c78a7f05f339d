/** One condition under edit: its field, its operator, its value; and what can be put beside it. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { PickBox } from '../controls/PickBox';
import { fieldTypeOf } from '../registry';
import styles from './condition.module.css';
import { type Leaf, needsValue } from './model';
import { newLeaf, operatorsOf, withOperator } from './operators';
import { type FieldPath, findPath } from './paths';

interface Props {
  leaf: Leaf;
  paths: readonly FieldPath[];
  onChange: (leaf: Leaf) => void;
  onRemove: () => void;
  /** Add a condition that may hold instead (or, inside a list of alternatives, as well). */
  onBeside: () => void;
  /** The join that `onBeside` makes. */
  beside: 'and' | 'or';
}

export function ConditionEditor({ leaf, paths, onChange, onRemove, onBeside, beside }: Props) {
  const { t } = useTranslation('fields');
  const known = findPath(paths, leaf.path);
  const type = known && fieldTypeOf(known.field.type);
  const phrase = (op: string) => t(`operators.${type?.family ?? 'text'}.${op}`, { value: '…' });
  return (
    <div className={styles.editor}>
      <div className={styles.head}>
        <PickBox
          label={t('filter.field')}
          entries={paths.map(({ path, label }) => ({ key: path, label }))}
          value={leaf.path}
          onChange={(path) => {
            const next = findPath(paths, path);
            if (next) onChange(newLeaf(path, next.field));
          }}
        />
        {known && (
          <PickBox
            label={t('filter.operator')}
            entries={operatorsOf(known.field).map((op) => ({ key: op, label: phrase(op) }))}
            value={leaf.op}
            onChange={(op) => onChange(withOperator(leaf, op))}
          />
        )}
      </div>
      {known && type && needsValue(leaf.op) && (
        <type.FilterValue
          key={`${leaf.path}.${leaf.op}`}
          field={known.field}
          op={leaf.op}
          value={leaf.value}
          onChange={(value) => onChange({ ...leaf, value })}
          autoFocus
        />
      )}
      <footer>
        <button type="button" className="btn ghost" onClick={onBeside}>
          <Icon name="plus" />
          {t(beside === 'or' ? 'filter.or' : 'filter.andGroup')}
        </button>
        <button type="button" className="btn ghost" onClick={onRemove}>
          <Icon name="trash" />
          {t('filter.remove')}
        </button>
      </footer>
    </div>
  );
}
