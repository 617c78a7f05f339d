/** In charge of telling an editor which record it edits: a score is computed for it, a file belongs to it. */
import { createContext, useContext } from 'react';
import type { Changes } from './data/records';

export interface FormRecord {
  /** Key of the object; empty where there is none, as in the preview of a form under design. */
  readonly object: string;
  /** null while the record does not exist yet. */
  readonly id: string | null;
  /** What the form holds now, by field key. */
  readonly values: Changes;
  /** When it came to a choice, in words: by field, then by choice. Only where somebody knows. */
  readonly reached?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const NOWHERE: FormRecord = { object: '', id: null, values: {} };

/** Provided by whoever shows a form: the sheet of a new record, the record page, the cell editor of a grid. */
export const FormRecordContext = createContext<FormRecord>(NOWHERE);

export const useFormRecord = (): FormRecord => useContext(FormRecordContext);
