import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Department, FieldDescription, Named } from '../../api/types';
import { matching } from '../controls/matching';
import type { Choices } from '../type';

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: async () => (await api.get<{ departments: Department[] }>('/departments')).departments,
});

/** There are few departments: all are read once and narrowed here. */
export function useChoices(_field: FieldDescription, search: string): Choices<Named> {
  const { data, isFetching } = useQuery(departmentsQuery);
  const found = matching(
    (data ?? []).map(({ id, name }) => ({ id, name, label: name })),
    search,
  );
  return { choices: found.map(({ id, name }) => ({ id, label: name, value: { id, name } })), loading: isFetching };
}
