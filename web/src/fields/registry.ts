/** In charge of finding field types: every folder here whose `index.ts` exports `fieldType` is one. */
import type { FieldType } from './type';

// biome-ignore lint/suspicious/noExplicitAny: each type fixes its own value; behind the registry it is opaque
type AnyType = FieldType<any>;

const modules = import.meta.glob<{ fieldType?: AnyType }>('./*/index.ts', { eager: true });

/** All types in the order of the palette. */
export const fieldTypes: readonly AnyType[] = Object.values(modules)
  .flatMap(({ fieldType }) => fieldType ?? [])
  .sort((a, b) => a.order - b.order);

const byKey = new Map(fieldTypes.map((type) => [type.key, type]));

/** The type of a field. A type this client does not know yet is shown as text and not edited. */
export function fieldTypeOf(key: string): AnyType {
  const found = byKey.get(key) ?? byKey.get('text');
  if (!found) throw new Error('The field type "text" is missing from src/fields.');
  return found;
}
