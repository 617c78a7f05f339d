import { BetweenFilter } from '../controls/BetweenFilter';
import { FilterValue as DayFilter } from '../date/FilterValue';
import type { FilterValueProps } from '../type';
import { Editor } from './Editor';

/** A month, two months, or a span counted from today. */
export function FilterValue({ field, ...rest }: FilterValueProps) {
  if (rest.op === 'relative') return <DayFilter field={field} {...rest} />;
  // Bounds of the field bind what is kept, not what may be asked.
  const asked = { ...field, settings: {} };
  return (
    <BetweenFilter
      {...rest}
      box={(value, onChange, autoFocus) => (
        <Editor field={asked} size="line" value={value} onChange={onChange} autoFocus={autoFocus} />
      )}
    />
  );
}
