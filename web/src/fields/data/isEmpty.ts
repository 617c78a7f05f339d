/** In charge of telling whether a field holds nothing. */
import type { FieldDescription } from '../../api/types';
import { fieldTypeOf } from '../registry';

/** Null, an empty text or list, or what the type itself calls blank. */
export function isEmpty(field: FieldDescription, value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value) && value.length === 0) return true;
  return fieldTypeOf(field.type).isBlank?.(value, field) ?? false;
}
