import { CallLink } from '../controls/CallLink';
import type { ViewProps } from '../type';

/** Only what the server takes is followed. */
export function View({ value }: ViewProps<string>) {
  if (value === null) return null;
  return /^https?:\/\//.test(value) ? <CallLink href={value}>{value}</CallLink> : value;
}
