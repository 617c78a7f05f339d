/** In charge of a form under way: values, what cannot be read yet, what the server refused, and what was touched. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../api/error';
import type { FieldDescription } from '../../api/types';
import { isEmpty } from '../data/isEmpty';
import type { Changes } from '../data/records';

type Messages = Readonly<Record<string, string>>;

export interface FormState {
  readonly values: Changes;
  set(key: string, value: unknown): void;
  setProblem(key: string, message: string | null): void;
  touch(key: string): void;
  /** What is wrong with a field and may be said by now; null when nothing is. */
  messageOf(key: string): string | null;
  /** Check everything and say what is wrong. @returns the first bad field, null when all is well. */
  check(): string | null;
  /** Show what the server refused. @returns the first field that is on this form. */
  refuse(errors: readonly FieldError[]): string | null;
  reset(values: Changes): void;
}

/** The fields a person fills in. */
export const filledByHand = (fields: readonly FieldDescription[]): readonly FieldDescription[] =>
  fields.filter(({ system, read_only }) => !system && !read_only);

export function useFormState(fields: readonly FieldDescription[], initial: Changes): FormState {
  const { t } = useTranslation('fields');
  const [values, setValues] = useState(initial);
  const [problems, setProblems] = useState<Messages>({});
  const [refused, setRefused] = useState<Messages>({});
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());

  const missing = (field: FieldDescription) =>
    field.required && isEmpty(field, values[field.key]) ? t('form.required', { label: field.label }) : null;
  const without = (messages: Messages, key: string): Messages =>
    Object.fromEntries(Object.entries(messages).filter(([other]) => other !== key));
  const touchAll = () => setTouched(new Set(fields.map(({ key }) => key)));

  return {
    values,
    set: (key, value) => {
      setValues((before) => ({ ...before, [key]: value }));
      setRefused((before) => without(before, key));
    },
    setProblem: (key, message) =>
      setProblems((before) => (message === null ? without(before, key) : { ...before, [key]: message })),
    touch: (key) => setTouched((before) => new Set([...before, key])),
    messageOf: (key) => {
      if (refused[key]) return refused[key];
      if (!touched.has(key)) return null;
      const field = fields.find((other) => other.key === key);
      return problems[key] ?? (field ? missing(field) : null);
    },
    check: () => {
      touchAll();
      return fields.find((field) => problems[field.key] ?? missing(field))?.key ?? null;
    },
    refuse: (errors) => {
      setRefused(Object.fromEntries(errors.map(({ path, message }) => [path, message])));
      return fields.find(({ key }) => errors.some(({ path }) => path === key))?.key ?? null;
    },
    reset: (next) => {
      setValues(next);
      setProblems({});
      setRefused({});
      setTouched(new Set());
    },
  };
}
