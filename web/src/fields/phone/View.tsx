import { CallLink } from '../controls/CallLink';
import type { ViewProps } from '../type';
import { showMobile } from './value';

/** Calls the number; an extension is dialled after a pause. */
export function View({ value }: ViewProps<string>) {
  if (value === null) return null;
  const parts = value.split('-');
  const extension = parts.length > ownParts(value) ? `,${parts.pop()}` : '';
  return <CallLink href={`tel:${parts.join('')}${extension}`}>{showMobile(value)}</CallLink>;
}

/** Parts a number has without an extension: `0755-12345678`, `400-123-4567`, `13800001234`. */
const ownParts = (number: string) => (/^[48]00-/.test(number) ? 3 : number.startsWith('0') ? 2 : 1);
