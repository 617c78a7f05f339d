/** In charge of reading descriptions and records for whoever shows fields. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { objectQuery } from '../../api/queries';
import type { Named, ObjectDescription, RecordData, RecordPage } from '../../api/types';
import { fieldTypeOf } from '../registry';
import type { FieldContext } from '../type';

const PICK_LIMIT = 20;

/** The title of a record in words; `unnamed` when the title field is empty. */
export function titleOf(record: RecordData, object: ObjectDescription, context: FieldContext): string {
  const field = object.fields.find(({ key }) => key === object.title_field);
  const value = field && record[field.key];
  if (!field || value === null || value === undefined) return context.t('unnamed');
  return fieldTypeOf(field.type).toText(value, field, context);
}

export const recordQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: ['record', object, id],
    queryFn: () => api.get<RecordData>(`/objects/${object}/records/${id}`),
  });

/** Records of `object` that fit what is typed; the server understands pinyin and initials. */
export function useFoundRecords(object: string, search: string) {
  const description = useQuery(objectQuery(object)).data;
  const title = description?.title_field;
  const found = useQuery({
    queryKey: ['records', object, 'pick', search],
    enabled: title !== undefined,
    placeholderData: keepPreviousData,
    queryFn: () =>
      api.query<RecordPage>(`/objects/${object}/query`, {
        kind: 'list',
        fields: title ? [title] : [],
        limit: PICK_LIMIT,
        ...(search.trim() ? { search: search.trim() } : {}),
      }),
  });
  return { description, records: found.data?.records ?? [], loading: found.isFetching };
}

export function useFoundMembers(search: string) {
  const found = useQuery({
    queryKey: ['members', search],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await api.get<{ members: Named[] }>('/members', { search: search.trim(), limit: PICK_LIMIT })).members,
  });
  return { members: found.data ?? [], loading: found.isFetching };
}
