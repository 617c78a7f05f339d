/** In charge of what a builder does to an object: each deed one named step, with the selection following it. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { FieldBody, Impact, ObjectBody } from '../../api/types';
import type { StepName } from '../../designer/history';
import type { FieldType } from '../../fields/type';
import type { Draft } from '../../kit/definition/useDraft';
import { textOf } from '../../kit/words';
import { changeField, insertField, moveField, placeOf, rekeyField, removeField } from './body';

export interface Design {
  draft: Draft<ObjectBody>;
  /** Key of the selected field; null selects the object. */
  selected: string | null;
  select: (key: string | null) => void;
  field: FieldBody | undefined;
  /** Add a field of a type at a place, after the selected one when none is given. */
  add: (type: FieldType, at?: number) => void;
  duplicate: (key: string) => Promise<void>;
  remove: (key: string) => void;
  move: (key: string, to: number) => void;
  /** `what` names the step; typing in one place becomes one step with `joins`. */
  change: (key: string, what: Step, change: Partial<FieldBody>, joins?: boolean) => void;
  setKey: (from: string, to: string) => void;
  /** A field whose key nobody has chosen gets one that fits its new name. */
  settleKey: (key: string) => void;
  changeObject: (what: string, change: Partial<ObjectBody>, joins?: boolean) => void;
  isPublished: (key: string) => boolean;
  keyFor: (label: string, taken: readonly string[]) => Promise<string>;
  impactOf: (key: string) => Promise<Impact>;
}

type Step = { key: 'rename' | 'help' | 'default' | 'settings' } | { key: 'flag'; flag: string };

const keyFor = async (label: string, taken: readonly string[]): Promise<string> =>
  (await api.post<{ key: string }>('/keys', { label, taken })).key;

/** A key for the moment between adding a field and learning the one that fits its name. */
function interimKey(taken: readonly string[]): string {
  const numbers = taken.map((key) => Number(/^field_(\d+)$/.exec(key)?.[1] ?? 0));
  return `field_${Math.max(0, ...numbers) + 1}`;
}

export function useDesign(draft: Draft<ObjectBody>): Design {
  const { t, i18n } = useTranslation('designer');
  const [selected, select] = useState<string | null>(null);
  const { body, published } = draft;
  /** Keys made from a name in this visit, each with that name. */
  const made = useRef(new Map<string, string>());
  const labelOf = (key: string) =>
    textOf(body.fields.find((field) => field.key === key)?.label, i18n.language) || t('canvas.unnamed');
  // A key that was published once stays taken: its data is still there.
  const taken = () => [...body.fields, ...(published?.fields ?? [])].map(({ key }) => key);
  const isPublished = (key: string) => published?.fields.some((field) => field.key === key) ?? false;

  const insert = (step: 'add' | 'duplicate', field: FieldBody, at: number, label: string) => {
    draft.edit({ key: step, values: { label } }, (next) => insertField(next, field, at), `${step} ${field.key}`);
    select(field.key);
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
    select((now) => (now === key ? fitting : now));
  };
  return {
    draft,
    selected: selected !== null && placeOf(body, selected) >= 0 ? selected : null,
    select,
    field: body.fields.find(({ key }) => key === selected),
    add: (type, at) => {
      const label = t(`fields:types.${type.key}.label`);
      const key = interimKey(taken());
      const place = at ?? (selected === null ? body.fields.length : placeOf(body, selected) + 1);
      insert(
        'add',
        { key, type: type.key, label: { [i18n.language]: label }, settings: { ...type.settings } },
        place,
        label,
      );
      made.current.set(key, '');
      void fitKey(key, label, { key: 'add', values: { label } });
    },
    duplicate: async (key) => {
      const source = body.fields.find((field) => field.key === key);
      if (!source) return;
      const label = t('copyOf', { label: labelOf(key) });
      const copy = { ...source, key: await keyFor(label, taken()), label: { [i18n.language]: label }, unique: false };
      insert('duplicate', copy, placeOf(body, key) + 1, labelOf(key));
    },
    remove: (key) => {
      const at = placeOf(body, key);
      draft.edit({ key: 'remove', values: { label: labelOf(key) } }, (next) => removeField(next, key));
      select(body.fields[at + 1]?.key ?? body.fields[at - 1]?.key ?? null);
    },
    move: (key, to) => draft.edit({ key: 'move', values: { label: labelOf(key) } }, (next) => moveField(next, key, to)),
    change: (key, step, change, joins = false) => {
      const values = { label: labelOf(key), ...('flag' in step ? { flag: step.flag } : {}) };
      draft.edit(
        { key: step.key, values },
        (next) => changeField(next, key, change),
        joins ? `${step.key} ${key}` : undefined,
      );
    },
    setKey: (from, to) => {
      made.current.delete(from);
      draft.edit({ key: 'key', values: { label: labelOf(from) } }, (next) => rekeyField(next, from, to), 'key');
      select(to);
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
    keyFor,
    impactOf: (key) => api.get<Impact>(`/definitions/object/${draft.key}/impact`, { path: `fields.${key}` }),
  };
}
