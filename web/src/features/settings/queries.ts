/** Reads that more than one section needs. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Department } from '../../api/types';

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: async () => (await api.get<{ departments: Department[] }>('/departments')).departments,
});
