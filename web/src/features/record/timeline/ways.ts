/** In charge of what can be written about a record: the ways of each object whose records tell of it. */
import { useQueries } from '@tanstack/react-query';
import { objectQuery } from '../../../api/queries';
import type { Activity, FieldDescription, ObjectDescription } from '../../../api/types';

/** One thing that can be written: a way of an activity, or the activity itself where it knows no ways. */
export interface Way {
  /** Unique among the ways of one record. */
  readonly key: string;
  readonly label: string;
  readonly icon: string;
  readonly telling: Telling;
  /** What its field `way` holds; '' where there is none. */
  readonly option: string;
}

/** An object whose records tell of this one, by `relation`. */
export interface Telling {
  readonly object: ObjectDescription;
  readonly activity: Activity;
  readonly relation: FieldDescription;
}

/** What the client guesses of a way by its name; everything else is a note. */
const ICONS: readonly (readonly [RegExp, string])[] = [
  [/phone|call|tel/, 'phone'],
  [/visit|onsite|sign/, 'map'],
  [/mail/, 'mail'],
  [/wechat|message|chat|im$/, 'comment'],
  [/meet|demo|conference/, 'users'],
  [/task|todo/, 'check'],
];

export const iconOfWay = (key: string | null | undefined): string =>
  ICONS.find(([words]) => words.test(key ?? ''))?.[1] ?? 'edit';

/** The objects whose records tell of this object's; each once, by its first relation. */
export function useTellings(object: ObjectDescription): readonly Telling[] {
  const named = object.activities.filter(
    (one, place, all) => all.findIndex((other) => other.object === one.object) === place,
  );
  return useQueries({
    queries: named.map((one) => objectQuery(one.object)),
    combine: (answers) =>
      answers.flatMap(({ data }, place) => {
        const relation = data?.fields.find(({ key }) => key === named[place]?.relation);
        return data?.activity && relation ? [{ object: data, activity: data.activity, relation }] : [];
      }),
  });
}

export const fieldOf = ({ object }: Pick<Telling, 'object'>, key: string): FieldDescription | undefined =>
  key ? object.fields.find((field) => field.key === key) : undefined;

/** What may be written, in the order in which it is offered. */
export function waysOf(tellings: readonly Telling[]): readonly Way[] {
  return tellings.flatMap((telling): Way[] => {
    const { object, activity } = telling;
    if (!object.may.create || !activity.text) return [];
    const options = fieldOf(telling, activity.way)?.options?.filter(({ retired }) => !retired) ?? [];
    if (options.length === 0)
      return [{ key: object.key, label: object.label, icon: object.icon || 'edit', telling, option: '' }];
    return options.map(({ key, label }) => ({
      key: `${object.key}.${key}`,
      label,
      icon: iconOfWay(key),
      telling,
      option: key,
    }));
  });
}
