import { useDeferredValue } from 'react';
import type { FieldDescription, Named } from '../../api/types';
import { useFieldContext } from '../context';
import { useFoundMembers } from '../data/objects';
import type { Choices } from '../type';

/** In a condition: whoever looks. */
export const ME = '$me';

/** Colleagues that fit what is typed, found by the server. */
export function useChoices(_field: FieldDescription, search: string): Choices<Named> {
  const { members, loading } = useFoundMembers(useDeferredValue(search));
  return { choices: members.map((one) => ({ id: one.id, label: one.name, value: one })), loading };
}

/** The same with "me" on top, for conditions that others may open too. */
export function useFilterChoices(field: FieldDescription, search: string): Choices<Named> {
  const { t } = useFieldContext();
  const { choices, loading } = useChoices(field, search);
  const me = { id: ME, label: t('choice.me'), value: { id: ME, name: t('choice.me') } };
  return { choices: search ? choices : [me, ...choices], loading };
}
