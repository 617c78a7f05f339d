/** In charge of which other objects point to this one, and through which field. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { objectQuery, objectsQuery } from '../../api/queries';
import type { Condition, FieldDescription, ObjectDescription } from '../../api/types';

export interface Relation {
  /** Unique among the relations of one object. */
  readonly key: string;
  readonly object: ObjectDescription;
  /** The field that points here. */
  readonly field: FieldDescription;
  readonly label: string;
}

/**
 * Relations from objects the caller may see. The field's name stands behind them when one object points here twice, or
 * when it is the same object: customers (parent customer) are those whose parent this one is.
 */
export function useRelations(target: string): readonly Relation[] {
  const { t } = useTranslation('record');
  const objects = useQuery(objectsQuery).data ?? [];
  return useQueries({
    queries: objects.map(({ key }) => objectQuery(key)),
    combine: (answers) =>
      answers.flatMap(({ data }) => {
        const pointing = (data?.fields ?? []).filter((field) => field.target === target && !field.system);
        return pointing.map((field) => {
          const object = data as ObjectDescription;
          const things = object.plural || object.label;
          const ambiguous = pointing.length > 1 || object.key === target;
          const label = ambiguous ? t('related.through', { things, field: field.label }) : things;
          return { key: `${object.key}.${field.key}`, object, field, label };
        });
      }),
  });
}

/** Whether a field points to several records at once. */
export const pointsToMany = ({ operators }: FieldDescription): boolean => operators.includes('has_any');

/** The condition of records whose field points to `id`, alone or among others. */
export const pointingTo = (field: FieldDescription, id: string): Condition =>
  pointsToMany(field) ? { field: field.key, op: 'has_any', value: [id] } : { field: field.key, op: 'eq', value: id };

/** How many records point here, by relation. */
export function useRelatedCounts(relations: readonly Relation[], id: string): readonly (number | undefined)[] {
  return useQueries({
    queries: relations.map(({ object, field }) => ({
      queryKey: ['records', object.key, 'count', field.key, id],
      queryFn: () =>
        api.query<{ count: number }>(`/objects/${object.key}/query`, {
          kind: 'count',
          filter: pointingTo(field, id),
        }),
    })),
    combine: (answers) => answers.map(({ data }) => data?.count),
  });
}
