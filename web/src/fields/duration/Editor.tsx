import { useFieldContext } from '../context';
import { BetweenFilter } from '../controls/BetweenFilter';
import { TypedBox } from '../controls/TypedBox';
import type { EditorProps, FilterValueProps } from '../type';
import { readDuration, showDuration } from './value';

export function Editor({ field, value, ...rest }: EditorProps<number>) {
  const context = useFieldContext();
  const shown = value === null ? '' : showDuration(value, context);
  return (
    <TypedBox
      {...rest}
      typed={shown}
      shown={shown}
      read={(text) => readDuration(text, field, context)}
      {...(rest.size === 'line'
        ? {}
        : { placeholder: context.t('read.example', { value: showDuration(EXAMPLE_SECONDS, context) }) })}
    />
  );
}

const EXAMPLE_SECONDS = 90 * 60;

/** A condition keeps the seconds as text. */
export function FilterValue({ field, ...rest }: FilterValueProps) {
  const asked = { ...field, settings: { ...field.settings, min: null, max: null } };
  return (
    <BetweenFilter
      {...rest}
      box={(value, onChange, autoFocus) => (
        <Editor
          field={asked}
          size="line"
          value={value === null ? null : Number(value)}
          onChange={(seconds) => onChange(seconds === null ? null : String(seconds))}
          autoFocus={autoFocus}
        />
      )}
    />
  );
}
