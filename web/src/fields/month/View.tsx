import type { ViewProps } from '../type';

export function View({ value }: ViewProps<string>) {
  return value === null ? null : <span className="numeric">{value}</span>;
}
