import { useFieldContext } from '../context';
import { BetweenFilter } from '../controls/BetweenFilter';
import controls from '../controls/controls.module.css';
import { TypedBox } from '../controls/TypedBox';
import { showNumber } from '../number/value';
import type { EditorProps, FilterValueProps } from '../type';
import { type Money, moneySettings, readMoney, signOf } from './value';

/** Typed and shown in single units, whatever unit the value is read in elsewhere. */
export function Editor({ field, value, ...rest }: EditorProps<Money>) {
  const context = useFieldContext();
  const { currency, decimals } = moneySettings(field.settings);
  return (
    <TypedBox
      {...rest}
      inputMode="decimal"
      typed={value?.amount ?? ''}
      shown={value === null ? '' : showNumber(value.amount, decimals)}
      read={(text) => readMoney(text, field, context)}
      before={<span className={controls.unit}>{signOf(value?.currency ?? currency)}</span>}
    />
  );
}

export function FilterValue({ field, ...rest }: FilterValueProps) {
  // Bounds of the field bind what is kept, not what may be asked.
  const asked = { ...field, settings: { ...field.settings, min: null, max: null, decimals: 10 } };
  const { currency } = moneySettings(field.settings);
  return (
    <BetweenFilter
      {...rest}
      box={(amount, onChange, autoFocus) => (
        <Editor
          field={asked}
          size="line"
          value={amount === null ? null : { amount, currency }}
          onChange={(money) => onChange(money?.amount ?? null)}
          autoFocus={autoFocus}
        />
      )}
    />
  );
}
