/** In charge of the columns of a board: one count over everything, by what stands in the field. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../../api/client';
import type { FieldDescription } from '../../../../api/types';
import { useFieldContext } from '../../../../fields/context';
import type { Counted } from '../../groups';
import { type Asked, narrowing } from '../../rows';
import { lanesOf } from './lanes';

export function useLanes(asked: Asked, field: FieldDescription, amount: FieldDescription | null) {
  const context = useFieldContext();
  const measures = [{ fn: 'count' }, ...(amount ? [{ fn: 'sum', field: amount.key }] : [])];
  const body = { kind: 'aggregate', ...narrowing(asked), group: [{ field: field.key }], measures };
  const counted = useQuery({
    queryKey: ['records', asked.object, 'lanes', JSON.stringify(body)],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.query<Counted>(`/objects/${asked.object}/query`, body, { signal }),
  });
  const lanes = useMemo(
    () => (counted.data ? lanesOf(field, counted.data, context) : null),
    [counted.data, field, context],
  );
  return { lanes, error: counted.data ? null : counted.error, refetch: () => void counted.refetch() };
}
