/**
 * In charge of what a list is narrowed to: conditions joined by "and" or "or", grouped one level deep.
 *
 * This is the editable form. `toCondition` turns it into the tree the server understands and leaves out what is not
 * finished yet, so that a half-built condition never empties the list.
 */
import type { Condition } from '../../api/types';

/** Whole units counted from the current one (0) in the workspace's zone. */
export interface Span {
  readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly from: number;
  readonly to: number;
}

export type LeafValue = string | readonly string[] | Span | null;

/** One condition. `path` is a field key or, through a relation, `relation.field`. */
export interface Leaf {
  readonly path: string;
  readonly op: string;
  readonly value: LeafValue;
}

export type Join = 'and' | 'or';

export interface Group {
  readonly join: Join;
  readonly items: readonly Leaf[];
}

export interface Filter {
  readonly join: Join;
  readonly items: readonly (Leaf | Group)[];
}

/** Where a condition stands: its place in the filter, and in its group when it is in one. */
export type Place = readonly [number] | readonly [number, number];

export const NO_FILTER: Filter = { join: 'and', items: [] };

export const isGroup = (item: Leaf | Group): item is Group => 'items' in item;
export const isSpan = (value: LeafValue): value is Span =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
export const isMany = (value: LeafValue): value is readonly string[] => Array.isArray(value);

const NEEDS_NO_VALUE = new Set(['empty', 'not_empty']);
export const needsValue = (op: string): boolean => !NEEDS_NO_VALUE.has(op);

/** Operators whose value is a list of so many parts, all of them needed. */
const PARTS: Readonly<Record<string, number>> = { between: 2, overlaps: 2, within: 3 };

/** Whether a condition says enough to be asked. */
export function isComplete({ path, op, value }: Leaf): boolean {
  if (!path || !op) return false;
  if (!needsValue(op)) return true;
  const parts = PARTS[op];
  if (parts) return isMany(value) && value.length === parts && value.every(Boolean);
  if (isMany(value)) return value.length > 0;
  return value !== null && value !== '';
}

/** How a condition's value is asked of the server, where that differs from how it is kept. */
export type Ask = (leaf: Leaf) => unknown;

/** The server's tree of the finished conditions; null when there are none. */
export function toCondition(filter: Filter | Group, ask: Ask = ({ value }) => value): Condition | null {
  const parts = filter.items.flatMap((item) => {
    const part = isGroup(item) ? toCondition(item, ask) : leafCondition(item, ask);
    return part ? [part] : [];
  });
  return parts.length > 1 ? joined(filter.join, parts) : (parts[0] ?? null);
}

function leafCondition(leaf: Leaf, ask: Ask): Condition | null {
  if (!isComplete(leaf)) return null;
  const { path, op } = leaf;
  return needsValue(op) ? { field: path, op, value: ask(leaf) } : { field: path, op };
}

const joined = (join: Join, parts: Condition[]): Condition => (join === 'and' ? { and: parts } : { or: parts });

export function leafAt(filter: Filter, place: Place): Leaf | undefined {
  const item = filter.items[place[0]];
  if (!item || !isGroup(item)) return item;
  return item.items[place[1] ?? 0];
}

/** Put `leaf` in the place of another, or take it away with null; an emptied group goes too. */
export function replaceLeaf(filter: Filter, place: Place, leaf: Leaf | null): Filter {
  const [outer, inner] = place;
  const item = filter.items[outer];
  if (!item) return filter;
  const next = isGroup(item) && inner !== undefined ? replaceInGroup(item, inner, leaf) : leaf;
  return { ...filter, items: filter.items.flatMap((other, i) => (i === outer ? (next ? [next] : []) : [other])) };
}

function replaceInGroup(group: Group, at: number, leaf: Leaf | null): Group | null {
  const items = group.items.flatMap((other, i) => (i === at ? (leaf ? [leaf] : []) : [other]));
  return items.length > 0 ? { ...group, items } : null;
}

export function addLeaf(filter: Filter, leaf: Leaf): { filter: Filter; place: Place } {
  return { filter: { ...filter, items: [...filter.items, leaf] }, place: [filter.items.length] };
}

/** Add an alternative to the condition at `place`: the two become a group of the other join. */
export function addBeside(filter: Filter, place: Place, leaf: Leaf): { filter: Filter; place: Place } {
  const [outer] = place;
  const item = filter.items[outer];
  if (!item) return addLeaf(filter, leaf);
  const group: Group = isGroup(item)
    ? { ...item, items: [...item.items, leaf] }
    : { join: filter.join === 'and' ? 'or' : 'and', items: [item, leaf] };
  const items = filter.items.map((other, i) => (i === outer ? group : other));
  return { filter: { ...filter, items }, place: [outer, group.items.length - 1] };
}

/** Turn "and" into "or" (or back) where it joins: of the whole filter, or of the group at `at`. */
export function turnJoin(filter: Filter, at: number | null): Filter {
  const other = (join: Join): Join => (join === 'and' ? 'or' : 'and');
  if (at === null) return { ...filter, join: other(filter.join) };
  const items = filter.items.map((item, i) => (i === at && isGroup(item) ? { ...item, join: other(item.join) } : item));
  return { ...filter, items };
}
