import type { ViewProps } from '../type';
import { wordsOf } from './value';

export function View({ value }: ViewProps<string>) {
  return <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{wordsOf(value)}</span>;
}

/** One line, whatever the text holds. */
export function GridCell({ value }: ViewProps<string>) {
  return <>{wordsOf(value)}</>;
}
