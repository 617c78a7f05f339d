import { useFieldContext } from '../context';
import { BetweenFilter } from '../controls/BetweenFilter';
import controls from '../controls/controls.module.css';
import { TypedBox } from '../controls/TypedBox';
import type { EditorProps, FilterValueProps } from '../type';
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

export function FilterValue({ field, ...rest }: FilterValueProps) {
  // Bounds of the field bind what is kept, not what may be asked.
  const asked = { ...field, settings: { ...field.settings, min: null, max: null, decimals: null } };
  return (
    <BetweenFilter
      {...rest}
      box={(value, onChange, autoFocus) => (
        <Editor field={asked} size="line" value={value} onChange={onChange} autoFocus={autoFocus} />
      )}
    />
  );
}
