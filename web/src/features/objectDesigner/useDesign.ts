/** In charge of what a builder does to an object: each deed one named step, with the selection following it. */
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { FieldBody, Impact, LayoutItem, LayoutUse, ObjectBody, PublishPlan } from '../../api/types';
import { freeName } from '../../designer/clipboard';
import type { StepName } from '../../designer/history';
import { keep, NOTHING, neighbour, only, type Selection } from '../../designer/selection';
import type { FieldType } from '../../fields/type';
import type { Spot } from '../../kit/ArrangeSurface';
import type { Draft } from '../../kit/definition/useDraft';
import { textOf } from '../../kit/words';
import {
  addField,
  changeItem,
  isField,
  itemOf,
  moveEntries,
  putItems,
  type Sheet,
  type SheetTab,
  sheetOf,
  takeOff,
} from './arrangement';
import { type BodyDraft, changeField, rekeyField, removeFields } from './body';
import type { FieldPart } from './paste';
import { type LayoutDeeds, useLayoutDeeds } from './useLayoutDeeds';

export interface Design extends LayoutDeeds {
  draft: Draft<ObjectBody>;
  /** Which form is on the canvas. */
  use: LayoutUse;
  setUse: (use: LayoutUse) => void;
  sheet: Sheet;
  tab: SheetTab | undefined;
  setTab: (key: string) => void;
  /** Ids of the entries on the canvas, in their order. */
  order: readonly string[];
  selection: Selection;
  select: (selection: Selection) => void;
  /** Select a field and bring its tab to the front; null selects the object. */
  show: (key: string | null) => void;
  /** The selected designed fields, in the order of the canvas. */
  fields: readonly FieldBody[];
  labelOf: (id: string) => string;
  /** Add a field of a type at a spot, behind the selection when none is given. */
  add: (type: FieldType, spot?: Spot) => void;
  addItem: (item: LayoutItem, spot?: Spot) => void;
  duplicate: (ids: readonly string[]) => void;
  remove: (keys: readonly string[]) => void;
  takeOff: (ids: readonly string[]) => void;
  move: (ids: readonly string[], spot: Spot) => void;
  paste: (parts: readonly FieldPart[]) => void;
  /** `what` names the step; typing in one place becomes one step with `joins`. */
  change: (keys: readonly string[], what: Step, change: Partial<FieldBody>, joins?: boolean) => void;
  setItem: (ids: readonly string[], change: Partial<LayoutItem>, joins?: boolean) => void;
  setKey: (from: string, to: string) => void;
  /** A field whose key nobody has chosen gets one that fits its new name. */
  settleKey: (key: string) => void;
  changeObject: (what: string, change: Partial<ObjectBody>, joins?: boolean) => void;
  isPublished: (key: string) => boolean;
  taken: () => string[];
  keyFor: (label: string, taken: readonly string[]) => Promise<string>;
  impactOf: (key: string) => Promise<Impact>;
  /** What publishing would do if the body were this one. */
  weigh: (body: ObjectBody) => Promise<PublishPlan>;
}

type Step = { key: 'rename' | 'help' | 'default' | 'settings' | 'type' } | { key: 'flag'; flag: string };

const keyFor = async (label: string, taken: readonly string[]): Promise<string> =>
  (await api.post<{ key: string }>('/keys', { label, taken })).key;

/** A key for the moment between adding a field and learning the one that fits its name. */
function interimKey(taken: readonly string[]): string {
  const numbers = taken.map((key) => Number(/^field_(\d+)$/.exec(key)?.[1] ?? 0));
  return `field_${Math.max(0, ...numbers) + 1}`;
}

export function useDesign(draft: Draft<ObjectBody>): Design {
  const { t, i18n } = useTranslation('designer');
  const { body, published } = draft;
  const [use, setUse] = useState<LayoutUse>('create');
  const [wantedTab, setTab] = useState('');
  const [wanted, select] = useState<Selection>(NOTHING);
  const sheet = useMemo(() => sheetOf(body, use), [body, use]);
  const tab = sheet.tabs.find(({ key }) => key === wantedTab) ?? sheet.tabs[0];
  const order = useMemo(() => tab?.groups.flatMap(({ entries }) => entries.map(({ id }) => id)) ?? [], [tab]);
  const selection = useMemo(() => keep(wanted, [...order, ...sheet.unplaced]), [wanted, order, sheet.unplaced]);
  /** Keys made from a name in this visit, each with that name. */
  const made = useRef(new Map<string, string>());

  const labelOf = (id: string): string => {
    const field = body.fields.find(({ key }) => key === id);
    if (field) return textOf(field.label, i18n.language) || t('canvas.unnamed');
    if (isField(id)) return t(`system.${id}`, { defaultValue: id });
    const item = sheet.layout && itemOf(sheet.layout, id);
    return item?.divider ? t('part.divider') : t('part.note');
  };
  const labels = (ids: readonly string[]) =>
    ids.length === 1 ? labelOf(ids[0] as string) : t('count', { count: ids.length });
  // A key that was published once stays taken: its data is still there.
  const taken = () => [...body.fields, ...(published?.fields ?? [])].map(({ key }) => key);
  const isPublished = (key: string) => published?.fields.some((field) => field.key === key) ?? false;

  /** Behind the last selected entry, else at the end of the open tab. */
  const spotBehind = (ids: readonly string[]): Spot => {
    const last = ids.at(-1);
    const group = tab?.groups.find(({ entries }) => entries.some(({ id }) => id === last)) ?? tab?.groups.at(-1);
    const at = group?.entries.findIndex(({ id }) => id === last) ?? -1;
    return { group: group?.key ?? '', before: at < 0 ? null : (group?.entries[at + 1]?.id ?? null) };
  };
  const insert = (step: StepName, parts: readonly FieldPart[], spot: Spot, joins?: string) => {
    draft.edit(
      step,
      (next) => {
        for (const { field, span } of parts) {
          addField(next, use, field, spot);
          if (span > 1) changeItem(next, use, [field.key], { span });
        }
      },
      joins,
    );
    const keys = parts.map(({ field }) => field.key);
    select({ ids: keys, anchor: keys[0] ?? null, focus: keys.at(-1) ?? null });
  };
  /** The server makes keys from names; until it has answered, the field is already there to work on. */
  const fitKey = async (key: string, label: string, step: StepName) => {
    const fitting = await keyFor(
      label,
      taken().filter((other) => other !== key),
    );
    made.current.delete(key);
    made.current.set(fitting, label);
    if (fitting === key) return;
    draft.edit(step, (next) => rekeyField(next, key, fitting), `${step.key} ${key}`);
    select((now) => renamed(now, key, fitting));
  };
  const edit = (key: string, ids: readonly string[], recipe: (next: BodyDraft) => void, joins?: string) =>
    draft.edit({ key, values: { label: labels(ids) } }, recipe, joins);
  return {
    ...useLayoutDeeds(draft, sheet, use, setTab),
    draft,
    use,
    setUse: (next) => {
      setUse(next);
      select(NOTHING);
    },
    sheet,
    tab,
    setTab,
    order,
    selection,
    select,
    show: (key) => {
      const home = sheet.tabs.find(({ groups }) => groups.some(({ entries }) => entries.some(({ id }) => id === key)));
      if (home) setTab(home.key);
      select(key === null ? NOTHING : only(key));
    },
    fields: useMemo(
      () => selection.ids.flatMap((id) => body.fields.filter(({ key }) => key === id)),
      [selection, body.fields],
    ),
    labelOf,
    add: (type, spot) => {
      const label = t(`fields:types.${type.key}.label`);
      const key = interimKey(taken());
      const field = { key, type: type.key, label: { [i18n.language]: label }, settings: { ...type.settings } };
      insert({ key: 'add', values: { label } }, [{ field, span: 1 }], spot ?? spotBehind(selection.ids), `add ${key}`);
      made.current.set(key, '');
      void fitKey(key, label, { key: 'add', values: { label } });
    },
    addItem: (item, spot) =>
      draft.edit({ key: 'part', values: {} }, (next) => {
        const layout = sheetOf(next as ObjectBody, use).layout;
        if (layout) putItems(layout, [item], spot ?? spotBehind(selection.ids));
      }),
    duplicate: (ids) => {
      const sources = ids.flatMap((id) => body.fields.filter(({ key }) => key === id));
      const keys = new Set(taken());
      const parts = sources.map((source) => {
        const key = freeName(source.key, keys);
        keys.add(key);
        const label = t('copyOf', { label: labelOf(source.key) });
        const field = { ...source, key, label: { [i18n.language]: label }, unique: false };
        return { field, span: spanIn(sheet, source.key) };
      });
      if (parts.length > 0) insert({ key: 'duplicate', values: { label: labels(ids) } }, parts, spotBehind(ids));
    },
    remove: (keys) => {
      edit('remove', keys, (next) => removeFields(next, keys));
      select(neighbour(keys, order));
    },
    takeOff: (ids) => {
      edit('takeOff', ids, (next) => takeOff(next, use, ids));
      select(neighbour(ids, order));
    },
    move: (ids, spot) => edit('move', ids, (next) => moveEntries(next, use, ids, spot)),
    paste: (parts) => {
      const label = labels(parts.map(({ field }) => field.key));
      insert({ key: 'paste', values: { label } }, parts, spotBehind(selection.ids));
    },
    change: (keys, step, change, joins = false) => {
      const values = { label: labels(keys), ...('flag' in step ? { flag: step.flag } : {}) };
      draft.edit(
        { key: step.key, values },
        (next) => {
          for (const key of keys) changeField(next, key, change);
        },
        joins ? `${step.key} ${keys.join(' ')}` : undefined,
      );
    },
    setItem: (ids, change, joins = false) =>
      edit(
        'span' in change ? 'width' : 'part',
        ids,
        (next) => changeItem(next, use, ids, change),
        joins ? `item ${ids.join(' ')}` : undefined,
      ),
    setKey: (from, to) => {
      made.current.delete(from);
      edit('key', [from], (next) => rekeyField(next, from, to), 'key');
      select((now) => renamed(now, from, to));
    },
    settleKey: (key) => {
      const label = labelOf(key);
      if (isPublished(key) || (made.current.get(key) ?? label) === label) return;
      void fitKey(key, label, { key: 'rename', values: { label } });
    },
    changeObject: (what, change, joins = false) =>
      draft.edit(
        { key: 'object', values: { what } },
        (next) => void Object.assign(next, change),
        joins ? what : undefined,
      ),
    isPublished,
    taken,
    keyFor,
    impactOf: (key) => api.get<Impact>(`/definitions/object/${draft.key}/impact`, { path: `fields.${key}` }),
    weigh: (wished) => api.post<PublishPlan>(`/definitions/object/${draft.key}/plan`, { body: wished }),
  };
}

function renamed(selection: Selection, from: string, to: string): Selection {
  const follow = (id: string | null) => (id === from ? to : id);
  return {
    ids: selection.ids.map((id) => (id === from ? to : id)),
    anchor: follow(selection.anchor),
    focus: follow(selection.focus),
  };
}

/** How wide an entry stands. */
export const spanIn = ({ layout }: Sheet, id: string): number => (layout && itemOf(layout, id)?.span) || 1;
