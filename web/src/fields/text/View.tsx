import type { ViewProps } from '../type';

export function View({ value }: ViewProps<string>) {
  return <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{value}</span>;
}

/** One line, whatever the text holds. */
export function GridCell({ value }: ViewProps<string>) {
  return <>{value}</>;
}
