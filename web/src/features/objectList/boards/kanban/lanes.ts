/** In charge of the columns of a board: which there are, what stands in each, and whether a record may go there. No I/O. */
import type { Condition, FieldDescription, RecordData } from '../../../../api/types';
import { isEmpty } from '../../../../fields/data/isEmpty';
import { optionOf } from '../../../../fields/options/options';
import { fieldTypeOf } from '../../../../fields/registry';
import { lackingFor, movesFrom, type Outcome, outcomeOf, type Stage } from '../../../../fields/stage/stages';
import type { FieldContext } from '../../../../fields/type';
import type { Counted } from '../../groups';

/** Id of the column of records that hold nothing. */
export const BLANK = '';

export interface Lane {
  readonly id: string;
  /** What a record of the column holds, as records are answered. */
  readonly value: unknown;
  readonly label: string;
  readonly color: string;
  readonly outcome: Outcome;
  /** Per cent; null where the column has none. */
  readonly probability: number | null;
  readonly retired: boolean;
  readonly count: number;
  /** Sum of the amounts, a decimal string; null without one. */
  readonly sum: string | null;
}

interface Heap {
  readonly label: string | null;
  readonly count: number;
  readonly sum: string | null;
}

const heapsOf = ({ groups }: Counted): ReadonlyMap<string, Heap> =>
  new Map(
    groups.map(({ keys: [key], values: [count, sum = null] }) => [
      key?.value === null || key?.value === undefined ? BLANK : String(key.value),
      { label: key?.label ?? null, count: Number(count ?? 0), sum },
    ]),
  );

/** The columns in their order: options as designed, people by name; what is empty comes first, and only if there is any. */
export function lanesOf(field: FieldDescription, counted: Counted, context: FieldContext): Lane[] {
  const heaps = heapsOf(counted);
  const blank = heaps.get(BLANK);
  const lane = (id: string, value: unknown, part: Partial<Lane> & { label: string }): Lane => ({
    id,
    value,
    color: '',
    outcome: 'open',
    probability: null,
    retired: false,
    count: heaps.get(id)?.count ?? 0,
    sum: heaps.get(id)?.sum ?? null,
    ...part,
  });
  const first = blank ? [lane(BLANK, null, { label: context.t('sentence.noValue') })] : [];
  if (field.options)
    return [...first, ...optionLanes(field, heaps).map((stage) => lane(stage.key, stage.key, worded(stage)))];
  if (field.type === 'bool') {
    const { toText } = fieldTypeOf(field.type);
    return [...first, ...[true, false].map((yes) => lane(String(yes), yes, { label: toText(yes, field, context) }))];
  }
  const people = [...heaps].filter(([id]) => id !== BLANK);
  return [...first, ...people.map(([id, { label }]) => lane(id, { id, name: label ?? '' }, { label: label ?? id }))];
}

/** Options in use, and those that records still hold. */
function optionLanes(field: FieldDescription, heaps: ReadonlyMap<string, Heap>): Stage[] {
  const known: readonly Stage[] = field.options ?? [];
  const kept = known.filter(({ key, retired }) => !retired || heaps.has(key));
  const strange = [...heaps.keys()].filter((key) => key !== BLANK && !known.some((option) => option.key === key));
  return [...kept, ...strange.map((key) => optionOf(field, key))];
}

const worded = (stage: Stage) => ({
  label: stage.label,
  color: stage.color,
  outcome: outcomeOf(stage),
  probability: stage.probability ?? null,
  retired: stage.retired,
});

/** The column in which a record stands. */
export function laneIdOf(field: FieldDescription, record: RecordData): string {
  const value = record[field.key];
  if (isEmpty(field, value)) return BLANK;
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value);
}

/** What the records of a column are found by. */
export function conditionOf(field: FieldDescription, id: string): Condition {
  if (id === BLANK) return { field: field.key, op: 'empty' };
  return { field: field.key, op: 'eq', value: field.type === 'bool' ? id === 'true' : id };
}

/** Whether a record may go to a column, and if not yet, what it lacks. */
export type Answer =
  | { readonly kind: 'here' }
  | { readonly kind: 'free' }
  | { readonly kind: 'lacks'; readonly fields: readonly FieldDescription[] }
  | { readonly kind: 'barred'; readonly goals: readonly string[] };

export function answerOf(
  fields: readonly FieldDescription[],
  field: FieldDescription,
  lane: Lane,
  record: RecordData,
): Answer {
  const here = laneIdOf(field, record);
  if (here === lane.id) return { kind: 'here' };
  if (lane.retired || (lane.id === BLANK && field.required)) return { kind: 'barred', goals: [] };
  if (field.type !== 'stage') return { kind: 'free' };
  const moves = movesFrom(field, here === BLANK ? null : here);
  const barred =
    lane.id === BLANK ? moves.length < (field.options ?? []).length : !moves.some(({ key }) => key === lane.id);
  if (barred) return { kind: 'barred', goals: moves.filter(({ key }) => key !== here).map(({ label }) => label) };
  const lacking = lackingFor(fields, field, lane.id, record);
  return lacking.length > 0 ? { kind: 'lacks', fields: lacking } : { kind: 'free' };
}

/** The fields that stages ask for, so that a record can be judged without asking the server. */
export const askedFields = (field: FieldDescription): string[] => [
  ...new Set(((field.options ?? []) as Stage[]).flatMap(({ needs }) => needs ?? [])),
];

/** The amounts of all columns weighted by how likely each is; null where no column says. */
export function weightedOf(lanes: readonly Lane[]): number | null {
  if (lanes.every(({ probability }) => probability === null)) return null;
  return lanes.reduce((sum, lane) => sum + (Number(lane.sum ?? 0) * (lane.probability ?? 0)) / 100, 0);
}
