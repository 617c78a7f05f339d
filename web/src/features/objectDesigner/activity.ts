/** In charge of what the fields of an activity can say: which types fit each part, and a first proposal. */
import type { Activity, FieldBody } from '../../api/types';

export type ActivityPart = keyof Activity;

const DAYS = ['datetime', 'date'];
const WORDS = ['long_text', 'text', 'rich_text', 'markdown'];

/** The same table as the server's `activities.PARTS`, most fitting type first; the server has the last word. */
const TYPES: Readonly<Record<ActivityPart, readonly string[]>> = {
  at: DAYS,
  text: WORDS,
  way: ['select', 'radio'],
  next_at: DAYS,
  next_step: ['text', 'long_text'],
  done: ['bool'],
  place: ['location'],
  files: ['file', 'image'],
};

export const ACTIVITY_PARTS = Object.keys(TYPES) as ActivityPart[];

/** The fields that can say a part, the most fitting first. */
export function fieldsFor(part: ActivityPart, fields: readonly FieldBody[]): FieldBody[] {
  return TYPES[part].flatMap((type) => fields.filter((field) => field.type === type));
}

/** Each part by the first fitting field that says nothing else yet. */
export function proposeActivity(fields: readonly FieldBody[]): Activity {
  const taken = new Set<string>();
  const propose = (part: ActivityPart) => {
    const found = fieldsFor(part, fields).find(({ key }) => !taken.has(key))?.key ?? '';
    taken.add(found);
    return [part, found];
  };
  return Object.fromEntries(ACTIVITY_PARTS.map(propose)) as unknown as Activity;
}
