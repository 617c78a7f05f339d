import type { ViewProps } from '../type';
import { percentSettings, showPercent } from './value';

export function View({ field, value }: ViewProps<string>) {
  if (value === null) return null;
  return <span className="numeric">{showPercent(value, percentSettings(field.settings).decimals)}</span>;
}
