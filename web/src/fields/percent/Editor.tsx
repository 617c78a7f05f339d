import { useFieldContext } from '../context';
import { BetweenFilter } from '../controls/BetweenFilter';
import controls from '../controls/controls.module.css';
import { TypedBox } from '../controls/TypedBox';
import type { EditorProps, FilterValueProps } from '../type';
import { percentSettings, readPercent, scaled, showPercent } from './value';

export function Editor({ field, value, ...rest }: EditorProps<string>) {
  const context = useFieldContext();
  const { decimals, entry } = percentSettings(field.settings);
  const typed = value === null ? '' : entry === 'fraction' ? value : scaled(value, 2);
  return (
    <TypedBox
      {...rest}
      inputMode="decimal"
      typed={typed}
      shown={value === null ? '' : showPercent(value, decimals).slice(0, -1)}
      read={(text) => readPercent(text, field, context)}
      after={<span className={controls.unit}>%</span>}
    />
  );
}

export function FilterValue({ field, ...rest }: FilterValueProps) {
  // Bounds of the field bind what is kept, not what may be asked.
  const asked = { ...field, settings: { ...field.settings, min: null, max: null, decimals: 8 } };
  return (
    <BetweenFilter
      {...rest}
      box={(value, onChange, autoFocus) => (
        <Editor field={asked} size="line" value={value} onChange={onChange} autoFocus={autoFocus} />
      )}
    />
  );
}
