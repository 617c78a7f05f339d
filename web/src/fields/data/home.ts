/**
 * In charge of what a working day is about: own records, and the next steps with them, as the app's `home` names them.
 * The lists are bounded and kept on the device, so that they can be read without network.
 */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client';
import { appsQuery, objectQuery } from '../../api/queries';
import type {
  Activity,
  Condition,
  FieldDescription,
  Home,
  ObjectDescription,
  RecordData,
  RecordPage,
} from '../../api/types';
import { instantOf, todayIn } from '../../kit/time';

/** At most so many own records are at hand without network. */
const MOST_MINE = 500;
const PAGE = 200;
/** The plan of these days to come is read as well: tomorrow may begin without network. */
const DAYS_AHEAD = 2;
const DAY_MS = 86_400_000;

export const OWN: Condition = { field: 'owner_id', op: 'eq', value: '$me' };

/** What the first app with a home says; null when none does, undefined while unknown. */
export function useHome(): Home | null | undefined {
  const apps = useQuery(appsQuery).data;
  return apps && (apps.find(({ home }) => home)?.home ?? null);
}

const CALLED = ['mobile', 'phone'];

/** The fields of an object that hold a number to call, a mobile one first. */
export const phoneFieldsOf = ({ fields }: ObjectDescription): readonly FieldDescription[] =>
  CALLED.flatMap((type) => fields.filter((field) => field.type === type));

/** The number to call of a record; null where it has none. */
export function phoneOf(record: RecordData, object: ObjectDescription): string | null {
  const numbers = phoneFieldsOf(object).map(({ key }) => record[key]);
  return numbers.find((number): number is string => typeof number === 'string' && number !== '') ?? null;
}

/** Own records of an object, last touched first. */
export function mineQuery(object: ObjectDescription | undefined) {
  return queryOptions({
    queryKey: ['records', object?.key ?? '', 'mine'],
    enabled: object !== undefined,
    meta: { kept: true },
    queryFn: async (): Promise<RecordPage> => {
      const { key = '', title_field = '' } = object ?? {};
      const fields = [title_field, ...(object ? phoneFieldsOf(object).map((field) => field.key) : []), 'updated_at'];
      const records: RecordData[] = [];
      for (let cursor: string | null = null; records.length < MOST_MINE; ) {
        const page: RecordPage = await api.query(`/objects/${key}/query`, {
          kind: 'list',
          filter: OWN,
          sort: [{ field: 'updated_at', desc: true }],
          fields,
          limit: Math.min(PAGE, MOST_MINE - records.length),
          ...(cursor ? { cursor } : {}),
        });
        records.push(...page.records);
        cursor = page.next_cursor;
        if (!cursor) break;
      }
      return { records, next_cursor: null };
    },
  });
}

/** The fields by which the records of an activity name others. */
export const relationsOf = ({ fields }: ObjectDescription): readonly FieldDescription[] =>
  fields.filter(({ type, target }) => type === 'relation' && target);

const OPEN = (done: string): Condition[] =>
  done
    ? [
        {
          or: [
            { field: done, op: 'empty' },
            { field: done, op: 'eq', value: false },
          ],
        },
      ]
    : [];

/** What is planned by me until the day after tomorrow and not done, earliest first. */
export function planQuery(object: ObjectDescription | undefined, zone: string) {
  const activity = object?.activity;
  return queryOptions({
    queryKey: ['records', object?.key ?? '', 'plan'],
    enabled: Boolean(object && activity?.next_at),
    meta: { kept: true },
    queryFn: (): Promise<RecordPage> => {
      const { next_at = '', next_step = '', done = '', text = '', way = '' } = activity ?? {};
      const parts = [next_at, next_step, done, text, way].filter(Boolean);
      return api.query(`/objects/${object?.key}/query`, {
        kind: 'list',
        filter: { and: [OWN, until(object, next_at, zone, DAYS_AHEAD), ...OPEN(done)] },
        sort: [{ field: next_at, desc: false }],
        fields: [...parts, ...(object ? relationsOf(object).map(({ key }) => key) : [])],
        limit: PAGE,
      });
    },
  });
}

/** Not later than the end of the day `ahead` days from today. */
function until(object: ObjectDescription | undefined, field: string, zone: string, ahead: number): Condition {
  const timed = object?.fields.find(({ key }) => key === field)?.type === 'datetime';
  const day = (days: number) => dayAfter(todayIn(zone), days);
  return timed
    ? { field, op: 'lt', value: instantOf(day(ahead + 1), 0, zone) }
    : { field, op: 'le', value: day(ahead) };
}

/** `YYYY-MM-DD`, `days` later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The days of a value of a date or datetime field: `YYYY-MM-DD` in the zone of the workspace. */
export const dayOf = (value: string, zone: string): string =>
  value.includes('T') ? todayIn(zone, Date.parse(value)) : value;

export interface Whom {
  readonly object: string;
  readonly id: string;
  readonly title: string;
}

/** Whom an activity is about: the record of `mine` it names, else the first one it names at all. */
export function whomOf(entry: RecordData, object: ObjectDescription, mine: string): Whom | null {
  const named = relationsOf(object).flatMap(({ key, target = '' }): Whom[] => {
    const value = entry[key] as { id: string; title: string | null } | null | undefined;
    return value?.id ? [{ object: target, id: value.id, title: value.title ?? '' }] : [];
  });
  return named.find(({ object: key }) => key === mine) ?? named[0] ?? null;
}

/** The home with the descriptions of its two objects; null when there is none, undefined while unknown. */
export interface Day {
  readonly home: Home;
  readonly mine: ObjectDescription | null;
  readonly activity: (ObjectDescription & { activity: Activity }) | null;
}

export function useDay(): Day | null | undefined {
  const home = useHome();
  const mine = useQuery(objectQuery(home?.mine ?? ''));
  const told = useQuery(objectQuery(home?.activity ?? ''));
  const activity = useMemo(
    () => (told.data?.activity ? { ...told.data, activity: told.data.activity } : null),
    [told.data],
  );
  if (!home) return home;
  if ((home.mine && mine.isLoading) || (home.activity && told.isLoading)) return undefined;
  return { home, mine: mine.data ?? null, activity };
}
