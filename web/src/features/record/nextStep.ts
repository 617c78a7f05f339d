/** In charge of what is planned with a record: the nearest next step of its activities that is not done. */
import { useQueries } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Condition, RecordData, RecordPage } from '../../api/types';
import { pointingTo } from './related';
import type { Telling } from './timeline/ways';

export interface NextStep {
  readonly telling: Telling;
  readonly activity: RecordData;
}

function openPlans({ activity, relation }: Telling, id: string): Condition {
  const planned: Condition[] = [pointingTo(relation, id), { field: activity.next_at, op: 'not_empty' }];
  return { and: activity.done ? [...planned, { not: { field: activity.done, op: 'eq', value: true } }] : planned };
}

export function useNextStep(tellings: readonly Telling[], id: string): NextStep | null {
  const planning = tellings.filter(({ activity }) => activity.next_at !== '');
  return useQueries({
    queries: planning.map((telling) => ({
      queryKey: ['records', telling.object.key, 'next', telling.relation.key, id],
      queryFn: () =>
        api.query<RecordPage>(`/objects/${telling.object.key}/query`, {
          kind: 'list',
          filter: openPlans(telling, id),
          sort: [{ field: telling.activity.next_at }],
          limit: 1,
        }),
    })),
    combine: (answers) => {
      const found = answers.flatMap(({ data }, place): NextStep[] => {
        const [telling, record] = [planning[place], data?.records[0]];
        return telling && record ? [{ telling, activity: record }] : [];
      });
      const at = ({ telling, activity }: NextStep) => String(activity[telling.activity.next_at]);
      return found.sort((a, b) => at(a).localeCompare(at(b)))[0] ?? null;
    },
  });
}
