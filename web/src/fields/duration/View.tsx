import { useFieldContext } from '../context';
import type { ViewProps } from '../type';
import { showDuration } from './value';

export function View({ value }: ViewProps<number>) {
  const context = useFieldContext();
  return value === null ? null : <span className="numeric">{showDuration(value, context)}</span>;
}
