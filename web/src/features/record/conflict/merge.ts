/**
 * In charge of two people changing one record: what goes together, and what a person has to decide. Fields go together
 * when only one of the two touched them; lists item by item, lines value by value. Pure.
 */
import type { FieldDescription, ObjectDescription, RecordData } from '../../../api/types';
import type { Changes } from '../../../fields/data/records';
import { sameValue } from '../../../fields/data/sameValue';
import { mergeList } from './mergeList';

export interface Merge {
  /** What may be saved over the newest version without asking, by field. */
  readonly merged: Changes;
  /** Fields that both changed in ways that do not go together. */
  readonly disputed: readonly string[];
}

/**
 * @param base the record as I saw it
 * @param mine what I changed on it
 * @param theirs the record as it is now
 */
export function merge(
  object: Pick<ObjectDescription, 'fields'>,
  base: RecordData,
  mine: Changes,
  theirs: RecordData,
): Merge {
  const merged: Record<string, unknown> = {};
  const disputed: string[] = [];
  for (const [key, value] of Object.entries(mine)) {
    if (sameValue(value, theirs[key])) continue;
    if (sameValue(base[key], theirs[key])) {
      merged[key] = value;
      continue;
    }
    const field = object.fields.find((one) => one.key === key);
    const together =
      field && isList(field, value) ? mergeList(listed(base[key]), listed(value), listed(theirs[key])) : null;
    if (!together) disputed.push(key);
    else if (!sameValue(together, theirs[key])) merged[key] = together;
  }
  return { merged, disputed };
}

/** Lists whose items stand for themselves: choices, pointers, files, lines. A path through a tree is one value. */
function isList({ fields, operators }: FieldDescription, value: unknown): boolean {
  if (fields !== undefined || operators.includes('has_any')) return true;
  const items = listed(value);
  return items.length > 0 && items.every((item) => typeof item === 'object' && item !== null && 'id' in item);
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
