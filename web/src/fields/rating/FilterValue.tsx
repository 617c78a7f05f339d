import { useFieldContext } from '../context';
import { BetweenFilter } from '../controls/BetweenFilter';
import { TypedBox } from '../controls/TypedBox';
import type { FilterValueProps } from '../type';
import { readRating } from './value';

/** A condition keeps the count as text. */
export function FilterValue({ field, ...rest }: FilterValueProps) {
  const context = useFieldContext();
  return (
    <BetweenFilter
      {...rest}
      box={(value, onChange, autoFocus) => (
        <TypedBox
          size="line"
          inputMode="numeric"
          label={context.t('filter.value')}
          typed={value ?? ''}
          shown={value ?? ''}
          read={(text) => readRating(text, field, context)}
          onChange={(stars) => onChange(stars === null ? null : String(stars))}
          autoFocus={autoFocus}
        />
      )}
    />
  );
}
