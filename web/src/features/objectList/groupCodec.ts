/** In charge of the groups of a list as text in the address: `-signed_on:month`, `level`. */
import { BUCKETS, type GroupKey } from '../../fields/condition/sentence';

export const encodeGroup = ({ field, bucket, desc }: GroupKey): string =>
  `${desc ? '-' : ''}${field}${bucket ? `:${bucket}` : ''}`;

/** Read what `encodeGroup` wrote; undefined when the text is not of its making. */
export function decodeGroup(text: string): GroupKey | undefined {
  const [, minus, field, span] = /^(-?)([a-z][a-z0-9_]*)(?::(\w+))?$/.exec(text) ?? [];
  const bucket = span === undefined ? '' : BUCKETS.find((known) => known === span);
  return field === undefined || bucket === undefined ? undefined : { field, bucket, desc: minus === '-' };
}
