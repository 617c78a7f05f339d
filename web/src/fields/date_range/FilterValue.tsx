import { isMany } from '../condition/model';
import { BetweenFilter } from '../controls/BetweenFilter';
import { DateBox } from '../date/DateBox';
import type { FilterValueProps } from '../type';

/** `covers` asks for one day, `overlaps` for a first and a last. */
export function FilterValue({ field: _field, op, value, ...rest }: FilterValueProps) {
  const one = isMany(value) ? (value[0] ?? null) : value;
  return (
    <BetweenFilter
      {...rest}
      op={op === 'overlaps' ? 'between' : op}
      value={op === 'overlaps' ? value : one}
      box={(day, onChange, autoFocus) => <DateBox size="line" value={day} onChange={onChange} autoFocus={autoFocus} />}
    />
  );
}
