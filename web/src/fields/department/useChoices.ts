import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client';
import type { Department, FieldDescription, Named } from '../../api/types';
import { matching } from '../controls/matching';
import { BETWEEN } from '../tree/nodes';
import type { Choice, Choices } from '../type';

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: async () => (await api.get<{ departments: Department[] }>('/departments')).departments,
});

interface Standing {
  readonly id: string;
  readonly name: string;
  /** Names of the departments above it, from the top. */
  readonly above: readonly string[];
}

/** Departments in the order of their tree, each after the one it belongs to. */
export function inTree(departments: readonly Department[]): Standing[] {
  const ids = new Set(departments.map(({ id }) => id));
  const parentOf = ({ parent_id }: Department) => (parent_id !== null && ids.has(parent_id) ? parent_id : null);
  const below = (parent: string | null, above: readonly string[]): Standing[] =>
    departments
      .filter((one) => parentOf(one) === parent)
      .flatMap(({ id, name }) => [{ id, name, above }, ...below(id, [...above, name])]);
  return below(null, []);
}

/** There are few departments: all are read once and narrowed here. The whole tree, or what fits with its way down. */
export function useChoices(_field: FieldDescription, search: string): Choices<Named> {
  const { data, isFetching } = useQuery(departmentsQuery);
  const tree = useMemo(() => inTree(data ?? []), [data]);
  const found = matching(
    tree.map((one) => ({ ...one, label: one.name, note: one.above.join(BETWEEN) })),
    search,
  );
  const choices = found.map(
    ({ id, name, above, note }): Choice<Named> => ({
      id,
      label: name,
      value: { id, name },
      ...(search ? { note } : { depth: above.length }),
    }),
  );
  return { choices, loading: isFetching };
}
