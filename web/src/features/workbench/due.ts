/** In charge of what is due today: the planned steps until its end, overdue ones first, each with whom it is about. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client';
import { objectQuery } from '../../api/queries';
import type { ObjectDescription, RecordData, RecordPage } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { type Day, dayOf, phoneFieldsOf, phoneOf, planQuery, type Whom, whomOf } from '../../fields/data/home';

export interface Due {
  readonly record: RecordData;
  readonly whom: Whom | null;
  readonly overdue: boolean;
}

type ActivityObject = NonNullable<Day['activity']>;

export function useDue(activity: ActivityObject | null, mine: ObjectDescription | null) {
  const { zone, today } = useFieldContext();
  const plan = useQuery(planQuery(activity ?? undefined, zone));
  const entries = useMemo(() => {
    if (!activity || !plan.data) return undefined;
    const { next_at, done } = activity.activity;
    return plan.data.records.flatMap((record): Due[] => {
      const at = record[next_at];
      // answers of today and later are at hand; what was ticked a moment ago is still among them
      if (typeof at !== 'string' || record[done] === true || dayOf(at, zone) > today) return [];
      return [{ record, whom: whomOf(record, activity, mine?.key ?? ''), overdue: dayOf(at, zone) < today }];
    });
  }, [activity, mine, plan.data, zone, today]);
  return { entries, error: plan.data ? null : plan.error, refetch: plan.refetch };
}

/** Numbers to call by the id of the record, of one object; kept on the device. */
function usePhones(object: ObjectDescription | undefined, ids: readonly string[]) {
  const fields = object ? phoneFieldsOf(object) : [];
  const sorted = [...ids].sort();
  return useQuery({
    queryKey: ['records', object?.key ?? '', 'phones', sorted],
    enabled: object !== undefined && fields.length > 0 && ids.length > 0,
    meta: { kept: `phones ${object?.key}` },
    queryFn: () =>
      api.query<RecordPage>(`/objects/${object?.key}/query`, {
        kind: 'list',
        filter: { field: 'id', op: 'in', value: sorted },
        fields: fields.map(({ key }) => key),
        limit: 200,
      }),
  }).data;
}

/** Whom the entries name by a field, and their numbers. */
export function useNumbers(entries: readonly Due[], activity: ActivityObject, mine: ObjectDescription | null) {
  const contact = activity.fields.find(
    ({ type, target, key }) => type === 'relation' && target !== mine?.key && entries.some(({ record }) => record[key]),
  );
  const other = useQuery(objectQuery(contact?.target ?? '')).data;
  const mineIds = entries.flatMap(({ whom }) => (whom && whom.object === mine?.key ? [whom.id] : []));
  const otherIds = entries.flatMap(({ record }) => idOf(contact && record[contact.key]));
  const own = usePhones(mine ?? undefined, unique(mineIds));
  const others = usePhones(other, unique(otherIds));
  return ({ record, whom }: Due): string | null => {
    const found = (
      page: RecordPage | undefined,
      object: ObjectDescription | null | undefined,
      id: string | undefined,
    ) => {
      const one = id && page?.records.find((each) => each.id === id);
      return one && object ? phoneOf(one, object) : null;
    };
    // the person first: the switchboard of the company knows less
    return found(others, other, idOf(contact && record[contact.key])[0]) ?? found(own, mine, whom?.id);
  };
}

const unique = (ids: readonly string[]) => [...new Set(ids)];

const idOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? [value.id] : [];
