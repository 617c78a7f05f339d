/** In charge of the fields a condition, a sort or a column can name: those of the object, and one hop beyond. */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { objectQuery } from '../../api/queries';
import type { FieldDescription, ObjectDescription } from '../../api/types';

export interface FieldPath {
  /** `level` or, through a relation, `parent.level`. */
  readonly path: string;
  readonly label: string;
  /** Found by how it sounds. */
  readonly spelling?: string | undefined;
  readonly field: FieldDescription;
}

/** Every path of `object`: its own fields first, then those of the objects it points to. */
export function useFieldPaths(object: ObjectDescription): readonly FieldPath[] {
  const { t } = useTranslation('fields');
  // one leads on to one record; a list of links does not
  const relations = useMemo(
    () => object.fields.filter(({ target, system, operators }) => target && !system && operators.includes('in')),
    [object],
  );
  return useQueries({
    queries: relations.map(({ target = '' }) => objectQuery(target)),
    combine: (answers) => [
      ...object.fields.map((field) => ({ path: field.key, label: field.label, spelling: field.spelling, field })),
      ...relations.flatMap((relation, i) =>
        (answers[i]?.data?.fields ?? [])
          .filter(({ system }) => !system)
          .map((field) => ({
            path: `${relation.key}.${field.key}`,
            label: t('sentence.through', { relation: relation.label, field: field.label }),
            spelling: [relation.spelling, field.spelling].filter(Boolean).join('_'),
            field,
          })),
      ),
    ],
  });
}

export const findPath = (paths: readonly FieldPath[], path: string): FieldPath | undefined =>
  paths.find((known) => known.path === path);
