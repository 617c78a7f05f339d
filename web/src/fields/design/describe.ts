/** In charge of showing a field under design with the real editors: its body as a description. */
import { useQueries } from '@tanstack/react-query';
import { definitionQuery } from '../../api/queries';
import type { FieldBody, FieldDescription, ObjectBody, OptionBody, OptionSetBody, Words } from '../../api/types';
import { textOf } from '../../kit/words';

/** Options by option set, as far as they have been read. */
export type SharedOptions = Readonly<Record<string, readonly OptionBody[]>>;

const setOf = ({ settings }: FieldBody) => (typeof settings.option_set === 'string' ? settings.option_set : '');

/** The options of every shared set that the object uses. */
export function useSharedOptions({ fields }: Pick<ObjectBody, 'fields'>): SharedOptions {
  const keys = [...new Set(fields.map(setOf).filter(Boolean))];
  return useQueries({
    queries: keys.map((key) => definitionQuery<OptionSetBody>('option_set', key)),
    combine: (answers) =>
      Object.fromEntries(
        keys.map((key, i) => [key, (answers[i]?.data?.published ?? answers[i]?.data?.draft)?.options ?? []]),
      ),
  });
}

/** A field as the server would describe it once it is published: every word in one language. */
export function describeField(field: FieldBody, language: string, shared: SharedOptions): FieldDescription {
  const own = Array.isArray(field.settings.options) ? (field.settings.options as OptionBody[]) : [];
  const options = setOf(field) ? (shared[setOf(field)] ?? []) : own;
  return {
    key: field.key,
    type: field.type,
    label: textOf(field.label, language),
    help: textOf(field.help, language),
    required: field.required ?? false,
    unique: field.unique ?? false,
    read_only: false,
    system: false,
    searchable: field.searchable ?? false,
    default: field.default ?? null,
    settings: worded(field.settings, language) as Record<string, unknown>,
    options: options.map((option) => worded(option, language) as OptionBody & { label: string }),
    ...(typeof field.settings.target === 'string' ? { target: field.settings.target } : {}),
    ...(Array.isArray(field.settings.fields)
      ? { fields: (field.settings.fields as FieldBody[]).map((line) => describeField(line, language, shared)) }
      : {}),
    operators: [],
    sortable: false,
    groupable: false,
  };
}

const LANGUAGE = /^[a-z]{2,3}-[A-Z]{2}$/;

/** The same value with every word for people in one language, however deep it lies. */
function worded(value: unknown, language: string): unknown {
  if (Array.isArray(value)) return value.map((inner) => worded(inner, language));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([name]) => LANGUAGE.test(name))) return textOf(value as Words, language);
  return Object.fromEntries(entries.map(([name, inner]) => [name, worded(inner, language)]));
}

/** What the sample of a field shows: its default, once the options it may name have been read. */
export function sampleOf(field: FieldBody, shared: SharedOptions): unknown {
  const waiting = setOf(field) !== '' && (shared[setOf(field)] ?? []).length === 0;
  return waiting ? null : (field.default ?? null);
}
