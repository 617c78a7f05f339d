/**
 * In charge of a form under way: values, what cannot be read yet, what the server refused, and what was touched.
 *
 * The form is a store that fields listen to one by one (`useFieldState`): a keystroke draws the field it belongs to
 * and no other, however many there are.
 */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../api/error';
import type { FieldDescription } from '../../api/types';
import { isEmpty } from '../data/isEmpty';
import type { Changes } from '../data/records';

type Messages = Readonly<Record<string, string>>;

export interface FormState {
  /** What the form holds now; reading it does not listen. */
  readonly values: Changes;
  set(key: string, value: unknown): void;
  setProblem(key: string, message: string | null): void;
  touch(key: string): void;
  /** What is wrong with a field and may be said by now; null when nothing is. */
  messageOf(key: string): string | null;
  /** Check everything and say what is wrong. @returns the first bad field, null when all is well. */
  check(): string | null;
  /** What the server refused inside the value of a field, by path below it; null when nothing is. */
  innerOf(key: string): Readonly<Record<string, string>> | null;
  /** Show what the server refused. @returns the first field that is on this form. */
  refuse(errors: readonly FieldError[]): string | null;
  reset(values: Changes): void;
  /** Hear of every change. @returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/** The fields a person fills in. */
export const filledByHand = (fields: readonly FieldDescription[]): readonly FieldDescription[] =>
  fields.filter(({ read_only }) => !read_only);

type Missing = (label: string) => string;

class FormStore implements FormState {
  #values: Changes;
  #fields: readonly FieldDescription[] = [];
  #byKey: ReadonlyMap<string, FieldDescription> = new Map();
  #missing: Missing = (label) => label;
  #problems: Messages = {};
  #refused: Messages = {};
  #inner: Readonly<Record<string, Messages>> = {};
  #touched = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(values: Changes) {
    this.#values = values;
  }

  /** Fields and words of this rendering. */
  know(fields: readonly FieldDescription[], missing: Missing): void {
    this.#missing = missing;
    if (fields === this.#fields) return;
    this.#fields = fields;
    this.#byKey = new Map(fields.map((field) => [field.key, field]));
  }

  get values(): Changes {
    return this.#values;
  }

  set(key: string, value: unknown): void {
    this.#values = { ...this.#values, [key]: value };
    this.#refused = without(this.#refused, key);
    if (key in this.#inner) this.#inner = withoutInner(this.#inner, key);
    this.#tell();
  }

  setProblem(key: string, message: string | null): void {
    if ((this.#problems[key] ?? null) === message) return;
    this.#problems = message === null ? without(this.#problems, key) : { ...this.#problems, [key]: message };
    this.#tell();
  }

  touch(key: string): void {
    if (this.#touched.has(key)) return;
    this.#touched.add(key);
    this.#tell();
  }

  messageOf(key: string): string | null {
    if (this.#refused[key]) return this.#refused[key];
    return this.#touched.has(key) ? this.#wrong(key) : null;
  }

  innerOf(key: string): Messages | null {
    return this.#inner[key] ?? null;
  }

  check(): string | null {
    for (const { key } of this.#fields) this.#touched.add(key);
    this.#tell();
    return this.#fields.find(({ key }) => this.#wrong(key) !== null)?.key ?? null;
  }

  refuse(errors: readonly FieldError[]): string | null {
    // a problem inside a value (`items[2].amount`) is shown at its field
    const named = errors.map(({ path, message }) => [/^[a-z0-9_]+/.exec(path)?.[0] ?? path, message] as const);
    this.#refused = Object.fromEntries([...named].reverse());
    this.#inner = innerProblems(errors);
    this.#tell();
    return this.#fields.find(({ key }) => this.#refused[key])?.key ?? null;
  }

  reset(values: Changes): void {
    this.#values = values;
    this.#problems = {};
    this.#refused = {};
    this.#inner = {};
    this.#touched = new Set();
    this.#tell();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #wrong(key: string): string | null {
    const field = this.#byKey.get(key);
    if (this.#problems[key]) return this.#problems[key];
    return field?.required && isEmpty(field, this.#values[key]) ? this.#missing(field.label) : null;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const without = (messages: Messages, key: string): Messages =>
  key in messages ? Object.fromEntries(Object.entries(messages).filter(([other]) => other !== key)) : messages;

const withoutInner = (inner: Readonly<Record<string, Messages>>, key: string) =>
  Object.fromEntries(Object.entries(inner).filter(([other]) => other !== key));

/** Refusals inside of values, by field and by path below it. */
export function innerProblems(errors: readonly FieldError[]): Readonly<Record<string, Messages>> {
  const found: Record<string, Record<string, string>> = {};
  for (const { path, message } of errors) {
    const [, key, below] = /^([a-z0-9_]+)(\[.+)$/.exec(path) ?? [];
    if (!key || !below) continue;
    found[key] ??= {};
    found[key][below] ??= message;
  }
  return found;
}

export function useFormState(fields: readonly FieldDescription[], initial: Changes): FormState {
  const { t } = useTranslation('fields');
  const [store] = useState(() => new FormStore(initial));
  store.know(fields, (label) => t('form.required', { label }));
  return store;
}

/** What one field of a form holds, and what may be said about it by now. */
export function useFieldState(form: FormState, key: string) {
  const value = useSyncExternalStore(form.subscribe, () => form.values[key] ?? null);
  const message = useSyncExternalStore(form.subscribe, () => form.messageOf(key));
  const inner = useSyncExternalStore(form.subscribe, () => form.innerOf(key));
  return { value, message, inner };
}

/** Do something after every change of a form, without drawing anything. */
export function useFormChange(form: FormState, effect: (values: Changes) => void): void {
  const latest = useRef(effect);
  latest.current = effect;
  useEffect(() => form.subscribe(() => latest.current(form.values)), [form]);
}
