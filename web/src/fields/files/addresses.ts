/** In charge of where a file is read from: from the record that holds it, or from its uploader's own before that. */
import type { FormRecord } from '../formContext';

export interface Addresses {
  /** For `src` and downloads. */
  readonly content: string;
  /** For the client of the API: a workbook as tables. */
  readonly preview: string;
}

const BASE = '/api/v1';

/** `record` is the one around; what it does not hold yet is still the uploader's own. */
export function addressesOf(id: string, record: FormRecord): Addresses {
  const held = record.id !== null && JSON.stringify(record.values).includes(id);
  const path = held ? `/objects/${record.object}/records/${record.id}/files/${id}` : `/files/${id}`;
  return { content: `${BASE}${path}${held ? '' : '/content'}`, preview: `${path}/preview` };
}
