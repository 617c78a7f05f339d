import { isMany } from '../condition/model';
import { useFieldContext } from '../context';
import controls from '../controls/controls.module.css';
import { TypedBox } from '../controls/TypedBox';
import type { EditorProps, FilterValueProps } from '../type';
import styles from './number.module.css';
import { numberSettings, readAmount } from './read';
import { showNumber } from './value';

export function Editor({ field, value, ...rest }: EditorProps<string>) {
  const context = useFieldContext();
  const { decimals, unit } = numberSettings(field);
  return (
    <TypedBox
      {...rest}
      inputMode="decimal"
      typed={value ?? ''}
      shown={value === null ? '' : showNumber(value, decimals)}
      read={(text) => readAmount(text, field, context)}
      after={unit && <span className={controls.unit}>{unit}</span>}
    />
  );
}

export function FilterValue({ field, op, value, onChange, autoFocus }: FilterValueProps) {
  const { t } = useFieldContext();
  // Bounds of the field bind what is kept, not what may be asked.
  const asked = { ...field, settings: { ...field.settings, min: null, max: null, decimals: null } };
  const box = (shown: string | null, onBound: (bound: string | null) => void, focus: boolean) => (
    <Editor field={asked} size="line" value={shown} onChange={onBound} autoFocus={focus} />
  );
  if (op !== 'between') return box(typeof value === 'string' ? value : null, onChange, autoFocus ?? false);
  const [low = '', high = ''] = isMany(value) ? value : [];
  return (
    <div className={styles.range}>
      {box(low || null, (bound) => onChange([bound ?? '', high]), autoFocus ?? false)}
      <span>{t('filter.and')}</span>
      {box(high || null, (bound) => onChange([low, bound ?? '']), false)}
    </div>
  );
}
