/** In charge of which values of the past can be had back, and what a record held at a version. Pure. */
import type { FieldChange, FieldDescription, HistoryEntry, ObjectDescription, RecordData } from '../../../api/types';
import { sameValue } from '../../../fields/data/sameValue';
import { isMasked } from '../../../fields/sealed/value';

/** One value as it is, and as it would be again. */
export interface Step {
  readonly field: FieldDescription;
  readonly now: unknown;
  readonly earlier: unknown;
}

/** The change that would bring back what a field held before; null where nothing may or need be done. */
export function stepOf(object: ObjectDescription, record: RecordData, change: FieldChange): Step | null {
  const field = object.fields.find(({ key }) => key === change.field);
  // of sealed values and of lines the log knows that they changed, not how they were
  if (!field || field.read_only || field.fields || isMasked(change.before) || !object.may.update) return null;
  const now = record[field.key] ?? null;
  return sameValue(now, change.before) ? null : { field, now, earlier: change.before };
}

export function stepsOf(
  object: ObjectDescription,
  record: RecordData,
  changes: readonly FieldChange[],
): readonly Step[] {
  return changes.flatMap((change) => stepOf(object, record, change) ?? []);
}

/**
 * What has to be taken back so that the record is as it was at `version`: of each field the oldest change after it.
 *
 * @param entries the latest first, without a gap down to `version`
 */
export function changesSince(entries: readonly HistoryEntry[], version: number): readonly FieldChange[] {
  const oldest = new Map<string, FieldChange>();
  for (const entry of entries) {
    if (entry.version <= version) break;
    if (entry.op === 'reveal') continue;
    for (const change of entry.changes) oldest.set(change.field, change);
  }
  return [...oldest.values()];
}

/** Whether lines of sub-tables changed as well; those are not had back with the rest. */
export const touchesLines = (object: ObjectDescription, changes: readonly FieldChange[]): boolean =>
  changes.some(({ field }) => object.fields.some(({ key, fields }) => fields && field.startsWith(`${key}[`)));
