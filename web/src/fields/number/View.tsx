import type { ViewProps } from '../type';
import { numberSettings } from './read';
import { showNumber } from './value';

export function View({ field, value }: ViewProps<string>) {
  const { decimals, unit } = numberSettings(field);
  if (value === null) return null;
  return (
    <span className="numeric">
      {showNumber(value, decimals)}
      {unit && <span className="muted small"> {unit}</span>}
    </span>
  );
}

/** Without its unit: that stands once in the head of the column. */
export function GridCell({ field, value }: ViewProps<string>) {
  return value === null ? null : showNumber(value, numberSettings(field).decimals);
}
