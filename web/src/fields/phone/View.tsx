import { CallLink } from '../controls/CallLink';
import type { ViewProps } from '../type';
import { callAddress } from './call';
import { showMobile } from './value';

/** Calls the number; an extension is dialled after a pause. */
export function View({ value }: ViewProps<string>) {
  return value === null ? null : <CallLink href={callAddress(value)}>{showMobile(value)}</CallLink>;
}
