import { useDeferredValue } from 'react';
import type { FieldDescription } from '../../api/types';
import { useFieldContext } from '../context';
import { titleOf, useFoundRecords } from '../data/objects';
import type { Choices } from '../type';
import type { Pointed } from './value';

/** Records the field can point to, found by the server. */
export function useChoices(field: FieldDescription, search: string): Choices<Pointed> {
  const context = useFieldContext();
  const { description, records, loading } = useFoundRecords(field.target ?? '', useDeferredValue(search));
  if (!description) return { choices: [], loading };
  const choices = records.map((record) => {
    const title = titleOf(record, description, context);
    return { id: record.id, label: title, value: { id: record.id, title } };
  });
  return { choices, loading };
}
