import { CallLink } from '../controls/CallLink';
import type { ViewProps } from '../type';

export function View({ value }: ViewProps<string>) {
  return value === null ? null : <CallLink href={`mailto:${value}`}>{value}</CallLink>;
}
