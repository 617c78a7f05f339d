/**
 * In charge of reading a condition that was saved: the way back from what the server is asked to what is edited.
 *
 * The editable form knows one level of groups and no "not"; what goes beyond it is kept aside, asked as it stands and
 * never lost.
 */
import type { Condition, FieldDescription } from '../../api/types';
import { type Filter, type Group, type Join, type Leaf, type LeafValue, needsValue } from './model';

export interface ReadFilter {
  readonly filter: Filter;
  /** Conditions that cannot be edited here; they hold besides the others. */
  readonly fixed: Condition | null;
}

/** What reading needs to know of a field: its description, and the day of a moment in the zone of the workspace. */
export interface Reader {
  fieldAt(path: string): FieldDescription | undefined;
  dayOf(instant: string): string;
}

/** Read a saved condition; without one nothing is filtered. */
export function readCondition(condition: Condition | null, reader: Reader): ReadFilter {
  if (!condition) return { filter: { join: 'and', items: [] }, fixed: null };
  const tree = condition as Tree;
  const join: Join = tree.or ? 'or' : 'and';
  const parts = tree.and ?? tree.or ?? [tree];
  const items = parts.map((part) => readItem(part, reader));
  const fixed = parts.filter((_, i) => items[i] === null);
  // of alternatives none can be kept aside, since all of them hold together with the rest
  if (join === 'or' && fixed.length > 0) return { filter: { join: 'and', items: [] }, fixed: condition };
  return { filter: { join, items: items.filter((item) => item !== null) }, fixed: together(fixed) };
}

/** Both conditions at once. */
export function both(one: Condition | null, other: Condition | null): Condition | null {
  return one && other ? together([one as Tree, other as Tree]) : (one ?? other);
}

interface Tree {
  and?: Tree[];
  or?: Tree[];
  not?: Tree;
  field?: string;
  op?: string;
  value?: unknown;
}

function together(parts: readonly Tree[]): Condition | null {
  const flat = parts.flatMap((part) => part.and ?? [part]);
  return ((flat.length > 1 ? { and: flat } : flat[0]) ?? null) as Condition | null;
}

function readItem(tree: Tree, reader: Reader): Leaf | Group | null {
  const parts = tree.and ?? tree.or;
  if (!parts) return readLeaf(tree, reader);
  const items = parts.map((part) => readLeaf(part, reader));
  return items.every((item) => item !== null) ? { join: tree.or ? 'or' : 'and', items } : null;
}

function readLeaf({ field, op, value }: Tree, reader: Reader): Leaf | null {
  if (!field || !op) return null;
  const known = reader.fieldAt(field);
  const leaf = { path: field, op, value: needsValue(op) ? readValue(value, known, reader) : null };
  return leaf.value === undefined ? null : asOffered(leaf as Leaf, known);
}

/** "Is one" is edited as "is one of" where only lists are offered, and the other way round never. */
function asOffered(leaf: Leaf, field: FieldDescription | undefined): Leaf {
  const list = ONE_OF[leaf.op];
  const chosen = field !== undefined && (field.options !== undefined || field.operators.includes('in'));
  const typed = field?.operators.some((op) => op === 'gt' || op === 'contains');
  if (!list || !chosen || typed || typeof leaf.value !== 'string') return leaf;
  return { ...leaf, op: list, value: [leaf.value] };
}

const ONE_OF: Readonly<Record<string, string>> = { eq: 'in', ne: 'not_in' };

function readValue(value: unknown, field: FieldDescription | undefined, reader: Reader): LeafValue | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item) => readOne(item, field, reader));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (typeof value !== 'object' || value === null) return readOne(value, field, reader);
  if ('unit' in value) {
    const { unit, from = 0, to = 0 } = value as { unit: 'day'; from?: number; to?: number };
    return { unit, from, to };
  }
  if ('longitude' in value) {
    const { longitude, latitude, meters } = value as Record<string, unknown>;
    return [longitude, latitude, meters].map(String);
  }
  return readOne(value, field, reader);
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T/;

function readOne(value: unknown, field: FieldDescription | undefined, reader: Reader): string | undefined {
  if (typeof value === 'string') return field?.type === 'datetime' && MOMENT.test(value) ? reader.dayOf(value) : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id);
  return undefined;
}
