/** Which of the five steps are done, read from the real data. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { DefinitionSummary, Department, ObjectSummary, User } from '../../api/types';

export const STEPS = ['build', 'enter', 'invite', 'organise', 'arrange'] as const;
export type Step = (typeof STEPS)[number];

export interface Progress {
  done: ReadonlySet<Step>;
  /** Where records can be entered. */
  firstObject: string | null;
}

/** More objects than this are not asked whether they hold records. */
const ASKED_OBJECTS = 5;

async function anyRecord(objects: readonly ObjectSummary[]): Promise<boolean> {
  const counts = await Promise.all(
    objects
      .slice(0, ASKED_OBJECTS)
      .map((object) => api.query<{ count: number }>(`/objects/${object.key}/query`, { kind: 'count' })),
  );
  return counts.some(({ count }) => count > 0);
}

async function readProgress(): Promise<Progress> {
  const [{ objects }, { users }, { departments }, { definitions }] = await Promise.all([
    api.get<{ objects: ObjectSummary[] }>('/objects'),
    api.get<{ users: User[] }>('/users', { limit: 20 }),
    api.get<{ departments: Department[] }>('/departments'),
    api.get<{ definitions: DefinitionSummary[] }>('/definitions/app'),
  ]);
  const done = new Set<Step>();
  if (objects.length > 0) done.add('build');
  if (await anyRecord(objects)) done.add('enter');
  if (users.length > 1) done.add('invite');
  if (departments.length > 0) done.add('organise');
  if (definitions.some((app) => app.version > 0)) done.add('arrange');
  return { done, firstObject: objects[0]?.key ?? null };
}

/** Stale at once, so that coming back from a step shows its tick. */
export const progressQuery = queryOptions({ queryKey: ['records', 'checklist'], queryFn: readProgress, staleTime: 0 });
