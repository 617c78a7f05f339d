/**
 * In charge of saying a filter as a sentence whose nouns can be pressed.
 *
 * Templates come from the texts of the language (`fields:sentence.*`, `fields:operators.*`), so word order is the
 * translator's. The result is a list of pieces; only those with `at` are pressed.
 */
import type { SortKey } from './codec';
import { type Filter, type Group, isGroup, type Leaf, needsValue, type Place } from './model';

/** Where a press on a noun leads. */
export type Noun =
  | { readonly what: 'leaf'; readonly place: Place; readonly part: 'field' | 'value' }
  | { readonly what: 'join'; readonly group: number | null }
  | { readonly what: 'sort' }
  | { readonly what: 'group' };

/** What the rows of a list stand in groups by. */
export interface GroupKey {
  readonly field: string;
  /** Spans of dates that belong together; empty for what is no date. */
  readonly bucket: '' | Bucket;
  readonly desc: boolean;
}

export const BUCKETS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Bucket = (typeof BUCKETS)[number];

export interface Piece {
  readonly text: string;
  readonly at?: Noun;
}

/** Fields of one family share their operators' words and their words for ascending and descending. */
export type Family = 'text' | 'number' | 'time' | 'choice';

/** What the sentence needs to know, kept apart from how it is fetched. */
export interface Speech {
  /** The raw template of a key in namespace `fields`, gaps as `{{name}}`. */
  template(key: string): string;
  /** The plural of the object, as it stands in a sentence. */
  readonly things: string;
  label(path: string): string;
  family(path: string): Family;
  /** The value of a condition in words. */
  value(leaf: Leaf): string;
}

/** @example "Show customers where Level is A or B, grouped by Industry, by Signed on newest first." */
export function sentence(
  filter: Filter,
  sort: readonly SortKey[],
  speech: Speech,
  group: GroupKey | null = null,
): Piece[] {
  const conditions = say(filter, null, speech);
  const order = standing(group, sort, speech);
  const form = `${conditions.length ? 'where' : 'all'}${order.length ? 'Sorted' : ''}`;
  const gaps = { things: [{ text: speech.things }], conditions, order };
  return tidy(weave(speech.template(`sentence.${form}`), gaps));
}

function say(filter: Filter | Group, group: number | null, speech: Speech): Piece[] {
  const join: Piece = { text: speech.template(`sentence.${filter.join}`), at: { what: 'join', group } };
  const space: Piece = { text: ' ' };
  return filter.items.flatMap((item, i) => {
    const lead = i > 0 ? [space, join, space] : [];
    if (!isGroup(item)) return [...lead, ...sayLeaf(item, group === null ? [i] : [group, i], speech)];
    return [...lead, ...weave(speech.template('sentence.group'), { conditions: say(item, i, speech) })];
  });
}

function sayLeaf(leaf: Leaf, place: Place, speech: Speech): Piece[] {
  const noun = (part: 'field' | 'value', text: string): Piece[] => [{ text, at: { what: 'leaf', place, part } }];
  const phrase = speech.template(`operators.${speech.family(leaf.path)}.${leaf.op}`);
  const words = needsValue(leaf.op) ? speech.value(leaf) || speech.template('sentence.missing') : '';
  const said = weave(phrase, { value: noun('value', words) });
  return [...noun('field', speech.label(leaf.path)), { text: ' ' }, ...said];
}

/** How the rows stand: in groups, and within them in an order. */
function standing(group: GroupKey | null, sort: readonly SortKey[], speech: Speech): Piece[] {
  const order = orderPieces(sort, speech);
  if (!group) return order;
  const field = [{ text: speech.label(group.field), at: { what: 'group' as const } }];
  const said = weave(speech.template(`sentence.by.${group.bucket || 'value'}`), { field });
  return order.length > 0 ? [...said, { text: speech.template('sentence.within') }, ...order] : said;
}

function orderPieces(sort: readonly SortKey[], speech: Speech): Piece[] {
  return sort.flatMap(({ field, desc }, i) => {
    const direction = speech.template(`order.${speech.family(field)}.${desc ? 'desc' : 'asc'}`);
    const key = [{ text: speech.label(field), at: { what: 'sort' as const } }];
    const said = weave(speech.template('sentence.order'), { field: key, direction: [{ text: direction }] });
    return i > 0 ? [{ text: speech.template('sentence.then') }, ...said] : said;
  });
}

/** Fill the gaps of a template with pieces. */
function weave(template: string, gaps: Readonly<Record<string, readonly Piece[]>>): Piece[] {
  return template
    .split(/\{\{(\w+)\}\}/)
    .flatMap((part, i) => (i % 2 ? (gaps[part] ?? []) : part ? [{ text: part }] : []));
}

/** Neighbouring plain pieces become one; a full-width parenthesis needs no space beside it. */
function tidy(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && !last.at && !piece.at) result[result.length - 1] = { text: last.text + piece.text };
    else result.push(piece);
  }
  return result.map((piece) => (piece.at ? piece : { text: piece.text.replace(/ (?=\uff08)|(?<=\uff09) /g, '') }));
}

/** The sentence as one text, for tests, titles and screen readers. */
export const asText = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
