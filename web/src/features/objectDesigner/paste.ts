/** In charge of fields that come from another form: keys of their own here, nothing that points to nowhere. */
import type { FieldBody, ObjectBody } from '../../api/types';
import { freeName } from '../../designer/clipboard';
import { KEY_PATTERN } from './body';

export const CLIP = 'fields';

/** A field, with how wide it stood. */
export interface FieldPart {
  readonly field: FieldBody;
  readonly span: number;
}

export function isFieldPart(value: unknown): value is FieldPart {
  const part = value as Partial<FieldPart> | null;
  const field = part?.field as Partial<FieldBody> | undefined;
  return (
    typeof part?.span === 'number' &&
    typeof field?.key === 'string' &&
    typeof field.type === 'string' &&
    typeof field.settings === 'object' &&
    field.settings !== null
  );
}

/** What stands in this workspace, by kind. */
export interface Known {
  readonly object: ReadonlySet<string>;
  readonly option_set: ReadonlySet<string>;
}

const POINTERS = { target: 'object', option_set: 'option_set' } as const;

/** What the settings name and is not here; inner fields of a sub-table included. */
function missing(value: unknown, known: Known): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const kind = POINTERS[name as keyof typeof POINTERS];
    if (kind && typeof inner === 'string' && inner && !known[kind].has(inner)) return inner;
    const deeper = missing(inner, known);
    if (deeper) return deeper;
  }
  return null;
}

export interface Adapted {
  readonly parts: readonly FieldPart[];
  /** Fields that were left out, with what they point to. */
  readonly left: readonly { readonly field: FieldBody; readonly target: string }[];
}

/** @param taken keys that may not be given: of the fields here, and of those that were published once */
export function adapt(parts: readonly FieldPart[], taken: Iterable<string>, known: Known): Adapted {
  const keys = new Set(taken);
  const fits: FieldPart[] = [];
  const left: Adapted['left'][number][] = [];
  for (const { field, span } of parts) {
    const target = missing(field.settings, known);
    if (target) {
      left.push({ field, target });
      continue;
    }
    const key = freeName(KEY_PATTERN.test(field.key) ? field.key : 'field', keys);
    keys.add(key);
    fits.push({ field: { ...field, key }, span });
  }
  return { parts: fits, left };
}

export const partsOf = (body: ObjectBody, keys: readonly string[], spanOf: (key: string) => number): FieldPart[] =>
  keys.flatMap((key) =>
    body.fields.filter((field) => field.key === key).map((field) => ({ field, span: spanOf(key) })),
  );
