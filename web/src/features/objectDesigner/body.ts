/** In charge of changing an object's body: recipes on a draft, each one leaving a body that holds together. */
import type { Draft } from 'immer';
import type { Activity, FieldBody, ObjectBody } from '../../api/types';

export type BodyDraft = Draft<ObjectBody>;

export const KEY_PATTERN = /^[a-z][a-z0-9_]{0,40}$/;

export function insertField(body: BodyDraft, field: FieldBody, at: number): void {
  body.fields.splice(Math.max(0, Math.min(at, body.fields.length)), 0, field as Draft<FieldBody>);
  body.title_field ??= field.type === 'text' ? field.key : null;
}

/**
 * A removed title passes its part to the first text field; a rule of uniqueness goes with any of its fields, and so
 * do their places in layouts; without its time or its text an activity is none any more.
 * No stage asks for them any longer.
 */
export function removeFields(body: BodyDraft, keys: readonly string[]): void {
  const gone = new Set(keys);
  body.fields = body.fields.filter(({ key }) => !gone.has(key));
  if (body.title_field !== null && gone.has(body.title_field)) {
    body.title_field = body.fields.find(({ type }) => type === 'text')?.key ?? null;
  }
  if (body.unique_together)
    body.unique_together = body.unique_together.filter((rule) => !rule.some((k) => gone.has(k)));
  for (const part of partsSaidBy(body, gone)) {
    if (part === 'at' || part === 'text') body.activity = null;
    else if (body.activity) body.activity[part] = '';
  }
  for (const stage of stagesOf(body)) {
    if (stage.needs?.some((key) => gone.has(key))) stage.needs = stage.needs.filter((key) => !gone.has(key));
  }
  for (const group of groupsOf(body)) {
    if (group.items.some(({ field }) => field && gone.has(field))) {
      group.items = group.items.filter(({ field }) => !field || !gone.has(field));
    }
  }
}

/** The parts of an activity that these fields say. */
function partsSaidBy({ activity }: BodyDraft, keys: ReadonlySet<string>): (keyof Activity)[] {
  const parts = Object.entries(activity ?? {}) as [keyof Activity, string][];
  return parts.filter(([, key]) => keys.has(key)).map(([part]) => part);
}

/** Options that may name other fields of the object. */
const stagesOf = ({ fields }: BodyDraft) =>
  fields.flatMap(({ settings }) =>
    Array.isArray(settings.options) ? (settings.options as { needs?: string[] }[]) : [],
  );

const groupsOf = ({ layouts }: BodyDraft) =>
  (layouts ?? []).flatMap(({ tabs }) => tabs.flatMap(({ groups }) => groups));

/** Move fields, in the order given, before another one; null is the end. */
export function moveFields(body: BodyDraft, keys: readonly string[], before: string | null): void {
  const moved = keys.flatMap((key) => body.fields.filter((field) => field.key === key));
  const rest = body.fields.filter(({ key }) => !keys.includes(key));
  const at = before === null ? -1 : rest.findIndex(({ key }) => key === before);
  rest.splice(at < 0 ? rest.length : at, 0, ...moved);
  body.fields = rest;
}

export function changeField(body: BodyDraft, key: string, change: Partial<FieldBody>): void {
  const field = body.fields.find((other) => other.key === key);
  if (field) Object.assign(field, change);
}

/** Give a field another key, and follow it wherever the object itself names it; a key in use stays with its field. */
export function rekeyField(body: BodyDraft, from: string, to: string): void {
  if (body.fields.some(({ key }) => key === to)) return;
  changeField(body, from, { key: to });
  if (body.title_field === from) body.title_field = to;
  for (const keys of body.unique_together ?? []) {
    const at = keys.indexOf(from);
    if (at >= 0) keys[at] = to;
  }
  for (const part of partsSaidBy(body, new Set([from]))) if (body.activity) body.activity[part] = to;
  for (const stage of stagesOf(body)) {
    if (stage.needs?.includes(from)) stage.needs = stage.needs.map((key) => (key === from ? to : key));
  }
  for (const { items } of groupsOf(body)) {
    for (const item of items) if (item.field === from) item.field = to;
  }
}

/** The key of the field a problem is about (`fields[2].label`, or an item of a layout); null: it is about the object. */
export function fieldOfPath({ fields, layouts }: ObjectBody, path: string): string | null {
  const place = /^layouts\[(\d+)\]\.tabs\[(\d+)\]\.groups\[(\d+)\]\.items\[(\d+)\]/.exec(path);
  if (place) {
    const [layout, tab, group, item] = place.slice(1).map(Number) as [number, number, number, number];
    return layouts?.[layout]?.tabs[tab]?.groups[group]?.items[item]?.field ?? null;
  }
  const index = /^fields\[(\d+)\]/.exec(path)?.[1];
  if (index !== undefined) return fields[Number(index)]?.key ?? null;
  const key = /^fields\.([a-z0-9_]+)/.exec(path)?.[1];
  return fields.some((field) => field.key === key) ? (key ?? null) : null;
}

/** How a field differs from what is published. */
export function markOf(field: FieldBody, published: ObjectBody | null): 'new' | 'changed' | null {
  if (!published) return null;
  const before = published.fields.find(({ key }) => key === field.key);
  if (!before) return 'new';
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted(field)) ? null : 'changed';
}

/** The same value with keys in order and empty ones left out, so that two writings of one thing look alike. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([, inner]) => inner !== null && inner !== '' && inner !== false && inner !== undefined,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)).map(([key, inner]) => [key, sorted(inner)]));
}
