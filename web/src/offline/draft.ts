/** In charge of what a draft is: a record that was written on this device and is not yet on the server. */
import type { FieldError } from '../api/error';

export type Values = Readonly<Record<string, unknown>>;

export interface DraftFile {
  /** Key of the field that holds it. */
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Blob;
  /** What the server calls it; null until it is there. */
  readonly stored: string | null;
}

/** What the server said no with. */
export interface Refusal {
  readonly message: string;
  readonly hint: string;
  readonly errors: readonly FieldError[];
}

/** A record that is changed once the draft is on the server: the plan that was carried out. */
export interface Consequence {
  readonly object: string;
  readonly id: string;
  readonly values: Values;
}

export interface Draft {
  readonly id: string;
  /** `<workspace>/<user>`: drafts are shown to and sent by nobody else. */
  readonly owner: string;
  /** Place in the order of writing, ms since 1970. */
  readonly at: number;
  readonly object: string;
  /** What it is, in words: the object's label. */
  readonly kind: string;
  /** Whom it is about, in words; may be empty. */
  readonly title: string;
  /** Key of the field that holds what was written; '' where there is none. */
  readonly wordsIn: string;
  /** As fields hold them: pointers as `{id, …}`. */
  readonly values: Values;
  readonly files: readonly DraftFile[];
  readonly consequence: Consequence | null;
  /** Under this `Idempotency-Key` it exists at most once, however often it is sent. */
  readonly key: string;
  /** Null while it waits. */
  readonly refusal: Refusal | null;
}

/** What a feature hands over. */
export interface Wish {
  readonly object: string;
  readonly values: Values;
  readonly files?: readonly { readonly field: string; readonly file: File }[];
  readonly kind: string;
  readonly title?: string;
  readonly wordsIn?: string;
  readonly consequence?: Consequence | null;
}

export function newDraft(wish: Wish, owner: string, at: number, key: string): Draft {
  const { object, kind, values, title = '', wordsIn = '', consequence = null, files = [] } = wish;
  const kept = files.map(({ field, file }) => ({
    field,
    name: file.name,
    type: file.type,
    bytes: file.slice(0, file.size, file.type),
    stored: null,
  }));
  return { id: key, owner, at, object, kind, title, wordsIn, values, files: kept, consequence, key, refusal: null };
}

/**
 * The draft with other values, or with the same ones once more. It was refused, so nothing of it was written: another
 * key keeps the server from answering with what it said of the old one, and the files are sent anew, for the server
 * drops those that no record took.
 */
export function again(draft: Draft, key: string, change: Partial<Pick<Draft, 'values' | 'files'>> = {}): Draft {
  const files = (change.files ?? draft.files).map((file) => ({ ...file, stored: null }));
  return { ...draft, ...change, files, key, refusal: null };
}

/** The values as the server is sent them, once all files are there. */
export function wireOf({ values, files }: Pick<Draft, 'values' | 'files'>): Record<string, unknown> {
  const wire = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, wireValue(value)]));
  for (const { field, stored } of files) wire[field] = [...(Array.isArray(wire[field]) ? wire[field] : []), stored];
  return wire;
}

const wireValue = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : value;

/** Oldest first; of two written in one moment, always the same one. */
export const inOrder = (drafts: readonly Draft[]): readonly Draft[] =>
  [...drafts].sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
