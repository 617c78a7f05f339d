/**
 * In charge of which field plays which part on a board: those that can, those chosen, and what is guessed where nobody
 * has chosen. No I/O.
 */
import type { FieldDescription, ObjectDescription } from '../../../api/types';
import { fieldTypeOf } from '../../../fields/registry';
import type { ViewBody } from '../view';

/** In the order in which they are guessed: where work hands over, before where it merely differs. */
const LANES = ['stage', 'select', 'radio', 'user', 'bool'];
const STARTS = ['datetime', 'date'];
const CHOICES = ['stage', 'select', 'radio', 'bool'];
const COVERS = ['image', 'file'];
/** What a card shows where nobody has chosen: whom it is about, when, and what else can be told in a word. */
const TELLING = ['relation', 'text', 'date', 'select', 'radio', 'datetime', 'tags', 'mobile', 'user'];
const GUESSED_ON_CARD = 2;
export const MOST_ON_CARD = 5;

const ofTypes = (fields: readonly FieldDescription[], types: readonly string[]): FieldDescription[] =>
  types.flatMap((type) => fields.filter((field) => field.type === type));

const own = ({ fields }: ObjectDescription) => fields.filter(({ system }) => !system);

export const laneFields = (object: ObjectDescription): FieldDescription[] => [
  ...ofTypes(own(object), LANES),
  ...object.fields.filter(({ key }) => key === 'owner_id'),
];
export const amountFields = (object: ObjectDescription): FieldDescription[] =>
  ofTypes(own(object), ['money', 'number', 'slider', 'score', 'duration']);
export const startFields = (object: ObjectDescription): FieldDescription[] =>
  [...own(object), ...object.fields.filter(({ system }) => system)].filter(({ type }) => STARTS.includes(type));
export const choiceFields = (object: ObjectDescription): FieldDescription[] => ofTypes(own(object), CHOICES);
export const coverFields = (object: ObjectDescription): FieldDescription[] => ofTypes(own(object), COVERS);
export const cardFields = (object: ObjectDescription): FieldDescription[] =>
  object.fields.filter(
    ({ key, type }) => key !== object.title_field && !fieldTypeOf(type).sealed && type !== 'subtable',
  );

export interface Roles {
  readonly lanes: FieldDescription | null;
  readonly amount: FieldDescription | null;
  readonly card: readonly FieldDescription[];
  readonly cover: FieldDescription | null;
  readonly start: FieldDescription | null;
  readonly end: FieldDescription | null;
  readonly color: FieldDescription | null;
}

/** What `body` says, completed by what fits the object. */
export function rolesOf(object: ObjectDescription, body: ViewBody): Roles {
  const chosen = (key: string, among: readonly FieldDescription[]) => among.find((field) => field.key === key) ?? null;
  const lanes = chosen(body.lanes, laneFields(object)) ?? laneFields(object)[0] ?? null;
  const amount = chosen(body.amount, amountFields(object)) ?? ofTypes(own(object), ['money'])[0] ?? null;
  const start = chosen(body.start, startFields(object)) ?? startFields(object)[0] ?? null;
  const end = chosen(
    body.end,
    startFields(object).filter(({ type, key }) => type === start?.type && key !== start.key),
  );
  const card =
    body.card.length > 0
      ? body.card.flatMap((key) => cardFields(object).find((field) => field.key === key) ?? [])
      : guessedCard(object, [object.title_field, lanes?.key, amount?.key]);
  return {
    lanes,
    amount,
    card: card.slice(0, MOST_ON_CARD),
    cover: chosen(body.cover, coverFields(object)) ?? coverFields(object)[0] ?? null,
    start,
    end,
    color: chosen(body.color, choiceFields(object)),
  };
}

/** The first field of each telling type: two dates would say less than a date and a word. */
function guessedCard(object: ObjectDescription, taken: readonly (string | undefined)[]): readonly FieldDescription[] {
  const free = own(object).filter(({ key }) => !taken.includes(key));
  return TELLING.flatMap((type) => free.find((field) => field.type === type) ?? []).slice(0, GUESSED_ON_CARD);
}
