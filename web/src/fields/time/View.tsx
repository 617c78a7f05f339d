import type { ViewProps } from '../type';
import { showTime } from './value';

export function View({ value }: ViewProps<string>) {
  return value === null ? null : <span className="numeric">{showTime(value)}</span>;
}
