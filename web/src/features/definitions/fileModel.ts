/** What a file would become: the fields the server proposes, what a person made of them, and the object of both. */
import type { FieldBody, ObjectBody } from '../../api/types';

export interface Proposal {
  readonly label: string;
  readonly title_field: string;
  readonly fields: readonly (FieldBody & { label: string })[];
}

export interface FileField {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  /** As proposed: its settings hold for its type alone. */
  readonly proposed: FieldBody;
}

export interface FileModel {
  readonly file: string;
  readonly label: string;
  readonly title: string;
  readonly fields: readonly FileField[];
}

/** Types that need nothing but a value; choices are offered where they were found, with the options found. */
const TYPES = [
  'text',
  'long_text',
  'number',
  'money',
  'percent',
  'date',
  'datetime',
  'month',
  'time',
  'bool',
  'mobile',
  'phone',
  'email',
  'url',
  'region',
  'user',
  'department',
  'tags',
  'id_card',
  'bank_card',
  'credit_code',
  'plate',
] as const;
/** Types by which a record can be named without further ado. */
const NAMING = new Set(['text', 'long_text']);

export const proposalOf = (file: string, { label, title_field, fields }: Proposal): FileModel => ({
  file,
  label,
  title: title_field,
  fields: fields.map((field) => ({ key: field.key, label: field.label, type: field.type, proposed: field })),
});

export const typesFor = ({ proposed }: FileField): string[] => [...new Set([proposed.type, ...TYPES])];

/**
 * The object as it will be saved. It is named by the proposed field if that is still what it was, else by the first
 * text.
 */
export function bodyOfFile(model: FileModel, label: string, language: string): ObjectBody {
  const standing = model.fields.find(({ key, type, proposed }) => key === model.title && type === proposed.type);
  const title = standing ?? model.fields.find(({ type }) => NAMING.has(type));
  return {
    label: { [language]: label },
    icon: 'sub',
    title_field: title?.key ?? '',
    fields: model.fields.map((field) => fieldOf(field, field === title, language)),
  };
}

function fieldOf({ key, label, type, proposed }: FileField, isTitle: boolean, language: string): FieldBody {
  const body = { key, type, label: { [language]: label } };
  if (type !== proposed.type) return { ...body, settings: {}, ...(isTitle ? { searchable: true } : {}) };
  const searchable = proposed.searchable ?? (isTitle && NAMING.has(type));
  return { ...body, settings: proposed.settings, ...(searchable ? { searchable } : {}) };
}
