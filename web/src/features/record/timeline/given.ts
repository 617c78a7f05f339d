/** In charge of what a new activity names besides the record it is written on. Pure. */
import type { FieldDescription, ObjectDescription, RecordData } from '../../../api/types';
import type { Changes } from '../../../fields/data/records';
import type { Telling } from './ways';

interface Pointer {
  readonly id: string;
}

const isOne = (field: FieldDescription) => field.target !== undefined && !field.system && !field.fields;
const toMany = ({ operators }: FieldDescription) => operators.includes('has_any');
const isPointer = (value: unknown): value is Pointer => typeof value === 'object' && value !== null && 'id' in value;

/**
 * The relations of a new activity: the record itself, and for every other relation what the record points to, so that
 * what is written on an opportunity also names its customer.
 */
export function givenRelations(
  { object: activity, relation }: Telling,
  object: ObjectDescription,
  record: RecordData,
  title: string,
): Changes {
  const self = { id: record.id, title };
  const given: Record<string, unknown> = { [relation.key]: toMany(relation) ? [self] : self };
  for (const field of activity.fields) {
    if (field.key === relation.key || !isOne(field) || toMany(field) || field.read_only) continue;
    const pointed = pointedTo(object, record, field);
    if (pointed) given[field.key] = pointed;
  }
  return given;
}

/** What the record points to that a field could name; a field of the same key goes first. */
function pointedTo(object: ObjectDescription, record: RecordData, wanted: FieldDescription): unknown {
  const fitting = object.fields.filter(
    (field) => isOne(field) && !toMany(field) && field.target === wanted.target && isPointer(record[field.key]),
  );
  const field = fitting.find(({ key }) => key === wanted.key) ?? fitting[0];
  return field ? record[field.key] : undefined;
}

/** Relations that nothing is known of yet, which a person may fill in. */
export const openRelations = ({ object, relation }: Telling, given: Changes): readonly FieldDescription[] =>
  object.fields.filter(
    (field) => isOne(field) && !toMany(field) && !field.read_only && field.key !== relation.key && !given[field.key],
  );
