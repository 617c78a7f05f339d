/** In charge of where a file is read from: from the record that holds it, or from its uploader's own before that. */
import type { FormRecord } from '../formContext';

export interface Addresses {
  /** For `src` and downloads. */
  readonly content: string;
  /** For the client of the API: a workbook as tables. */
  readonly preview: string;
}

const BASE = '/api/v1';

/**
 * Where the bytes are to be had, one after the other: what was just saved is shown before the server holds it, and
 * belongs to the record a moment later.
 */
export function waysTo(id: string, record: FormRecord): readonly string[] {
  const first = addressesOf(id, record).content;
  const own = `${BASE}/files/${id}/content`;
  return first === own ? [own] : [first, own, `${first}?again`];
}

/** `record` is the one around; what it does not hold yet is still the uploader's own. */
export function addressesOf(id: string, record: FormRecord): Addresses {
  const held = record.id !== null && JSON.stringify(record.values).includes(id);
  const path = held ? `/objects/${record.object}/records/${record.id}/files/${id}` : `/files/${id}`;
  return { content: `${BASE}${path}${held ? '' : '/content'}`, preview: `${path}/preview` };
}
