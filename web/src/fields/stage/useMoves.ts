import type { FieldDescription } from '../../api/types';
import { matching } from '../controls/matching';
import { useFormRecord } from '../formContext';
import type { Choices } from '../type';
import { movesFrom } from './stages';

/** Stages that the record under edit may go to. */
export function useMoves(field: FieldDescription, search: string): Choices<string> {
  const { id, values } = useFormRecord();
  const now = values[field.key];
  const moves = movesFrom(field, id !== null && typeof now === 'string' ? now : null);
  const choices = matching(moves, search).map((option) => ({
    id: option.key,
    label: option.label,
    value: option.key,
    option,
  }));
  return { choices, loading: false };
}
