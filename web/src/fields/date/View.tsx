import { useFieldContext } from '../context';
import type { ViewProps } from '../type';
import { showDate } from './value';

export function View({ value }: ViewProps<string>) {
  return value === null ? null : <span className="numeric">{value}</span>;
}

/** Without the year while it is this one; the whole day on hover. */
export function GridCell({ value }: ViewProps<string>) {
  const { today, language } = useFieldContext();
  return value === null ? null : (
    <span className="numeric" title={value}>
      {showDate(value, today, language)}
    </span>
  );
}
