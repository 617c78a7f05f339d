/** In charge of which fields of an activity a visit fills, with what it begins, and of the record that it becomes. */
import type { Activity, FieldDescription, ObjectDescription, RecordData } from '../../api/types';
import { relationsOf, type Whom } from '../../fields/data/home';
import type { ArrangedTab } from '../../fields/form/arrange';
import { filledByHand } from '../../fields/form/useFormState';
import type { Values, Wish } from '../../offline/draft';

export type ActivityObject = ObjectDescription & { activity: Activity };

export interface VisitParts {
  /** All that are on the form. */
  readonly fields: readonly FieldDescription[];
  readonly words: readonly FieldDescription[];
  readonly photos: FieldDescription | null;
  readonly place: FieldDescription | null;
  readonly nextAt: FieldDescription | null;
  readonly nextStep: FieldDescription | null;
  /** What must be filled in as well. */
  readonly others: readonly FieldDescription[];
  /** The field that names whom it is about. */
  readonly relation: string;
}

export function partsOf(activity: ActivityObject, whom: Whom): VisitParts {
  const writable = filledByHand(activity.fields);
  const at = (key: string) => (key && writable.find((field) => field.key === key)) || null;
  const { activity: roles } = activity;
  const relation = relationsOf(activity).find(({ target }) => target === whom.object)?.key ?? '';
  const words = [at(roles.way), at(roles.text)].filter((field) => field !== null);
  const photos = at(roles.files);
  const [place, nextAt, nextStep] = [at(roles.place), at(roles.next_at), at(roles.next_step)];
  const known = new Set<string>([...Object.values(roles), relation]);
  const others = writable.filter(({ key, required }) => required && !known.has(key));
  const shown = [...words, place, nextAt, nextStep, ...others].filter((field) => field !== null);
  return { fields: shown, words, photos, place, nextAt, nextStep, others, relation };
}

/** A person who is there has most likely not called. */
const VISIT = /visit|on_?site/;

/** What the form holds at first: defaults, whom it is about, and whom else the plan named. */
export function startOf(activity: ActivityObject, whom: Whom, plan: RecordData | null, here: boolean): Values {
  const fields = filledByHand(activity.fields);
  const defaults = Object.fromEntries(fields.map((field) => [field.key, field.default ?? null]));
  const named = Object.fromEntries(relationsOf(activity).map(({ key }) => [key, plan?.[key] ?? null]));
  const { way } = activity.activity;
  const visit = fields.find(({ key }) => key === way)?.options?.find(({ key, retired }) => !retired && VISIT.test(key));
  const { relation } = partsOf(activity, whom);
  return {
    ...defaults,
    ...named,
    ...(here && visit ? { [way]: visit.key } : {}),
    [relation]: { id: whom.id, title: whom.title },
  };
}

/** Fields one below the other. */
export const groupOf = (key: string, fields: readonly FieldDescription[]): readonly ArrangedTab[] => {
  const items = fields.map((field) => ({ kind: 'field', field, span: 1 }) as const);
  return [{ key, label: '', groups: [{ key, label: '', columns: 1, collapsed: false, items }] }];
};

interface Filled {
  activity: ActivityObject;
  whom: Whom;
  parts: VisitParts;
  values: Values;
  photos: readonly File[];
  /** The planned activity that is ticked with it. */
  plan: RecordData | null;
}

export function wishOf({ activity, whom, parts, values, photos, plan }: Filled): Wish {
  const { at, done, next_at } = activity.activity;
  const moment = activity.fields.find(({ key }) => key === at);
  const now = new Date().toISOString();
  // when it was written, not when it is sent
  const when = moment && !moment.read_only ? { [at]: moment.type === 'datetime' ? now : now.slice(0, 10) } : {};
  const filled = Object.entries({ ...values, ...when }).filter(([, value]) => value !== null && value !== '');
  const field = parts.photos?.key ?? '';
  return {
    object: activity.key,
    kind: activity.label,
    title: whom.title,
    wordsIn: activity.activity.text,
    values: Object.fromEntries(filled),
    files: photos.map((file) => ({ field, file })),
    consequence: plan && { object: activity.key, id: plan.id, values: done ? { [done]: true } : { [next_at]: null } },
  };
}
