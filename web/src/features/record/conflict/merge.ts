/** In charge of two people changing one record: what goes together, and what a person has to decide. */
import type { RecordData } from '../../api/types';
import type { Changes } from '../../fields/data/records';
import { sameValue } from '../../fields/data/sameValue';

export interface Merge {
  /** My changes that nobody else touched; safe to save over the newest version. */
  readonly mine: Changes;
  /** Fields that both changed, to different values. */
  readonly disputed: readonly string[];
}

/**
 * @param base the record as I saw it
 * @param mine what I changed on it
 * @param theirs the record as it is now
 */
export function merge(base: RecordData, mine: Changes, theirs: RecordData): Merge {
  const open = Object.entries(mine).filter(([key, value]) => !sameValue(value, theirs[key]));
  const touched = (key: string) => !sameValue(base[key], theirs[key]);
  return {
    mine: Object.fromEntries(open.filter(([key]) => !touched(key))),
    disputed: open.filter(([key]) => touched(key)).map(([key]) => key),
  };
}
