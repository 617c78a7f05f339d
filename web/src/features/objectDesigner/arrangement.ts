/**
 * In charge of where fields stand: which layout a use shows, and recipes that change it.
 *
 * A sheet is what the canvas draws of a body for one use. Its entries have ids: a field its key, a note or a line the
 * place it stands at (`~group.2`), since it has no name of its own.
 */
import type { FieldBody, Layout, LayoutGroup, LayoutItem, LayoutTab, LayoutUse, ObjectBody } from '../../api/types';
import { freeName } from '../../designer/clipboard';
import type { Spot } from '../../kit/ArrangeSurface';
import { type BodyDraft, insertField, moveFields } from './body';

export const USES: readonly LayoutUse[] = ['create', 'detail', 'phone'];

/** Fields that every object has; a layout may place them. */
export const SYSTEM_FIELDS = {
  created_at: 'datetime',
  created_by: 'user',
  updated_at: 'datetime',
  updated_by: 'user',
  owner_id: 'user',
  department_id: 'department',
} as const;

/** The one group of an object without layouts. */
export const EVERYTHING = '';

export interface SheetEntry {
  readonly id: string;
  readonly item: LayoutItem;
}

export interface SheetGroup {
  readonly key: string;
  readonly group: LayoutGroup | null;
  readonly entries: readonly SheetEntry[];
}

export interface SheetTab {
  readonly key: string;
  readonly tab: LayoutTab | null;
  readonly groups: readonly SheetGroup[];
}

export interface Sheet {
  /** Null: automatic, every field in its order. */
  readonly layout: Layout | null;
  /** The use has a layout of its own, or shares it by its own wish. */
  readonly own: boolean;
  readonly tabs: readonly SheetTab[];
  /** Keys of designed fields that are not shown. */
  readonly unplaced: readonly string[];
}

const items = new WeakMap<FieldBody, LayoutItem>();

/** The item of a field on the automatic form: the same one as long as the field is the same, so nothing is redrawn. */
function itemFor(field: FieldBody): LayoutItem {
  const item = items.get(field) ?? { field: field.key };
  items.set(field, item);
  return item;
}

const claims = (use: LayoutUse) => (layout: Pick<Layout, 'uses'>) => layout.uses.includes(use);

/** The layout that a use shows; a phone follows the form of a new record, then that of an old one. */
export function layoutOf({ layouts = [] }: ObjectBody, use: LayoutUse): Layout | null {
  const own = layouts.find(claims(use));
  if (own || use !== 'phone') return own ?? null;
  return layouts.find(claims('create')) ?? layouts.find(claims('detail')) ?? null;
}

export function sheetOf(body: ObjectBody, use: LayoutUse): Sheet {
  const layout = layoutOf(body, use);
  if (!layout) {
    const entries = body.fields.map((field) => ({ id: field.key, item: itemFor(field) }));
    const groups = [{ key: EVERYTHING, group: null, entries }];
    return { layout, own: false, tabs: [{ key: EVERYTHING, tab: null, groups }], unplaced: [] };
  }
  const placed = new Set(placedIn(layout));
  return {
    layout,
    own: layout.uses.includes(use),
    tabs: layout.tabs.map((tab) => ({
      key: tab.key,
      tab,
      groups: tab.groups.map((group) => ({
        key: group.key,
        group,
        entries: group.items.map((item, at) => ({ id: idOf(group, item, at), item })),
      })),
    })),
    unplaced: body.fields.flatMap(({ key }) => (placed.has(key) ? [] : [key])),
  };
}

const idOf = (group: LayoutGroup, { field }: LayoutItem, at: number): string => field || `~${group.key}.${at}`;

export const isField = (id: string): boolean => !id.startsWith('~');

const groupsOf = ({ tabs }: Layout): readonly LayoutGroup[] => tabs.flatMap(({ groups }) => groups);

export const placedIn = (layout: Layout): readonly string[] =>
  groupsOf(layout).flatMap(({ items }) => items.flatMap(({ field }) => (field ? [field] : [])));

const findGroup = (layout: Layout, key: string): LayoutGroup | undefined =>
  groupsOf(layout).find((group) => group.key === key);

/** Where an item stands. */
function findItem(layout: Layout, id: string): { group: LayoutGroup; at: number } | null {
  for (const group of groupsOf(layout)) {
    const at = group.items.findIndex((item, place) => idOf(group, item, place) === id);
    if (at >= 0) return { group, at };
  }
  return null;
}

export const itemOf = (layout: Layout, id: string): LayoutItem | null => {
  const found = findItem(layout, id);
  return found ? (found.group.items[found.at] ?? null) : null;
};

// ---------- recipes: they change the body they are given ----------

/** The layout under edit; null when the use is automatic. */
const ownDraft = (body: BodyDraft, use: LayoutUse): Layout | null => layoutOf(body as ObjectBody, use);

/** Put a new field at a spot of the form of `use`, and beside the same neighbour in the other layouts. */
export function addField(body: BodyDraft, use: LayoutUse, field: FieldBody, spot: Spot | null): void {
  const layout = ownDraft(body, use);
  const before = spot?.before && isField(spot.before) ? spot.before : null;
  const at = before === null ? -1 : body.fields.findIndex(({ key }) => key === before);
  insertField(body, field, at < 0 || layout ? body.fields.length : at);
  for (const other of (body.layouts ?? []) as Layout[]) {
    if (other === layout) putItems(other, [{ field: field.key }], spot);
    else putItems(other, [{ field: field.key }], beside(other, layout, field.key, before));
  }
}

/** The spot in another layout that is next to the same neighbour; null is its end. */
function beside(other: Layout, shown: Layout | null, key: string, before: string | null): Spot | null {
  if (before) {
    const found = findItem(other, before);
    if (found) return { group: found.group.key, before };
  }
  const order = shown ? placedIn(shown) : [];
  const previous = order[order.indexOf(key) - 1];
  const found = previous ? findItem(other, previous) : null;
  if (!found) return null;
  const next = found.group.items[found.at + 1];
  return { group: found.group.key, before: next ? idOf(found.group, next, found.at + 1) : null };
}

/** Put items before what stands at a spot; without one at the end of the last group. */
export function putItems(layout: Layout, items: readonly LayoutItem[], spot: Spot | null): void {
  const group = (spot && findGroup(layout, spot.group)) ?? groupsOf(layout).at(-1) ?? firstGroup(layout);
  const at = spot?.before ? group.items.findIndex((item, place) => idOf(group, item, place) === spot.before) : -1;
  group.items.splice(at < 0 ? group.items.length : at, 0, ...items);
}

function firstGroup(layout: Layout): LayoutGroup {
  const group: LayoutGroup = { key: 'group_1', items: [] };
  const tab = layout.tabs[0];
  if (tab) tab.groups.push(group);
  else layout.tabs.push({ key: 'tab_1', groups: [group] });
  return group;
}

/** Move entries, in the order given, to a spot; fields that are not placed yet are placed. */
export function moveEntries(body: BodyDraft, use: LayoutUse, ids: readonly string[], spot: Spot): void {
  const layout = ownDraft(body, use);
  const to = { group: spot.group, before: ids.includes(spot.before ?? '') ? after(body, use, ids, spot) : spot.before };
  if (!layout) {
    moveFields(body, ids, to.before);
    return;
  }
  // what stands there is found by what it is: a note's id is its place, which changes while others are taken away
  const target = to.before === null ? null : itemOf(layout, to.before);
  const items = ids.map((id) => itemOf(layout, id) ?? { field: id });
  for (const group of groupsOf(layout)) group.items = group.items.filter((item) => !items.includes(item));
  const group = findGroup(layout, to.group) ?? firstGroup(layout);
  const at = target ? group.items.indexOf(target) : -1;
  group.items.splice(at < 0 ? group.items.length : at, 0, ...items);
}

/** The first entry from the spot on that is not moved itself. */
function after(body: BodyDraft, use: LayoutUse, ids: readonly string[], spot: Spot): string | null {
  const sheet = sheetOf(body as ObjectBody, use);
  const group = sheet.tabs.flatMap(({ groups }) => groups).find(({ key }) => key === spot.group);
  const order = group?.entries.map(({ id }) => id) ?? [];
  return order.slice(order.indexOf(spot.before ?? '')).find((id) => !ids.includes(id)) ?? null;
}

/** Take entries off the form; fields stay fields of the object. */
export function takeOff(body: BodyDraft, use: LayoutUse, ids: readonly string[]): void {
  const layout = ownDraft(body, use);
  if (!layout) return;
  const items = ids.map((id) => itemOf(layout, id));
  for (const group of groupsOf(layout)) group.items = group.items.filter((item) => !items.includes(item));
}

export function changeItem(body: BodyDraft, use: LayoutUse, ids: readonly string[], change: Partial<LayoutItem>): void {
  const layout = ownDraft(body, use);
  for (const id of layout ? ids : []) Object.assign(itemOf(layout as Layout, id) ?? {}, change);
}

/** Make the use a layout of its own: like the one it shows until now. */
export function customise(body: BodyDraft, uses: readonly LayoutUse[]): void {
  const use = uses[0] as LayoutUse;
  const shown = ownDraft(body, use);
  const keys = new Set((body.layouts ?? []).map(({ key }) => key));
  const tabs: LayoutTab[] = shown
    ? (JSON.parse(JSON.stringify(shown.tabs)) as LayoutTab[])
    : [
        {
          key: 'tab_1',
          groups: [{ key: 'group_1', columns: 1, items: body.fields.map(({ key }) => ({ field: key })) }],
        },
      ];
  for (const other of body.layouts ?? []) other.uses = other.uses.filter((each) => !uses.includes(each as LayoutUse));
  body.layouts = [
    ...(body.layouts ?? []).filter((layout) => layout.uses.length > 0),
    { key: freeName(use, keys), uses: [...uses], tabs },
  ] as NonNullable<BodyDraft['layouts']>;
}

/** Give the use up its layout; one that nobody uses is gone. */
export function follow(body: BodyDraft, use: LayoutUse): void {
  for (const layout of body.layouts ?? []) layout.uses = layout.uses.filter((each) => each !== use);
  body.layouts = (body.layouts ?? []).filter(({ uses }) => uses.length > 0);
}

/** Have `use` shown by the layout that `like` shows. */
export function share(body: BodyDraft, use: LayoutUse, like: LayoutUse): void {
  const layout = ownDraft(body, like);
  if (!layout) return;
  const { key } = layout;
  follow(body, use);
  body.layouts?.find((other) => other.key === key)?.uses.push(use);
}

/** The first free of `group_1`, `group_2` … */
function free(prefix: string, keys: readonly string[]): string {
  let number = 1;
  while (keys.includes(`${prefix}_${number}`)) number++;
  return `${prefix}_${number}`;
}

/** A new group behind `behind`, or at the end of the tab. @returns its key */
export function addGroup(layout: Layout, tab: string, label: LayoutGroup['label'], behind: string | null): string {
  const found = layout.tabs.find(({ key }) => key === tab) ?? layout.tabs[0];
  const key = free(
    'group',
    groupsOf(layout).map((group) => group.key),
  );
  const at = found?.groups.findIndex((group) => group.key === behind) ?? -1;
  found?.groups.splice(at < 0 ? found.groups.length : at + 1, 0, { key, columns: 2, items: [], ...named(label) });
  return key;
}

export function addTab(layout: Layout, label: LayoutTab['label']): string {
  const key = free(
    'tab',
    layout.tabs.map((tab) => tab.key),
  );
  const group = free(
    'group',
    groupsOf(layout).map((each) => each.key),
  );
  layout.tabs.push({ key, groups: [{ key: group, columns: 2, items: [] }], ...named(label) });
  return key;
}

const named = (label: LayoutGroup['label']) => (label === undefined ? {} : { label });

/** Move one of several by steps, within what holds it. */
export function shift<T extends { key: string }>(list: T[], key: string, by: number): void {
  const at = list.findIndex((each) => each.key === key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= list.length) return;
  const [moved] = list.splice(at, 1);
  if (moved) list.splice(to, 0, moved);
}
