/** What the server says of imports, and the questions that are asked of it. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { FieldDescription, ObjectDescription } from '../../api/types';

export type Mode = 'insert' | 'update' | 'upsert';
export type ImportState = 'draft' | 'checking' | 'checked' | 'running' | 'done' | 'stopped';

export interface ImportColumn {
  readonly index: number;
  readonly label: string;
  readonly group: string;
  readonly samples: readonly string[];
  readonly field: string | null;
  /** How sure the proposal is, from 0 to 1. */
  readonly score: number;
  /** What is taken (null: nothing) in the place of what stands in a cell. */
  readonly values: Readonly<Record<string, string | null>>;
}

export interface Import {
  readonly id: string;
  readonly object: string;
  readonly file: { readonly id: string; readonly name: string };
  readonly sheets: readonly string[];
  readonly plan: {
    readonly sheet: string;
    /** First row of the header, from 0. */
    readonly first: number;
    readonly depth: number;
    readonly columns: readonly ImportColumn[];
    readonly mode: Mode;
    readonly key: string;
  };
  readonly state: ImportState;
  readonly rows: number;
  readonly counts: Readonly<Record<'read' | 'created' | 'updated' | 'unchanged' | 'refused', number>>;
  readonly job_id: string | null;
  readonly batch_id: string | null;
  readonly created_at: string;
}

export interface RefusedRow {
  readonly number: number;
  readonly cells: readonly string[];
  readonly problems: readonly {
    readonly column: number | null;
    readonly field: string;
    readonly code: string;
    readonly message: string;
  }[];
}

export interface RefusedPage {
  readonly rows: readonly RefusedRow[];
  readonly next_after: number | null;
}

/** Refused rows that lack the same. `column` is null where the row as a whole is wrong. */
export interface Fault {
  readonly column: number | null;
  readonly field: string;
  readonly code: string;
  readonly count: number;
  /** The most frequent of the values that stand there. */
  readonly values: readonly { readonly value: string; readonly count: number; readonly message: string }[];
}

/** While a worker is at it, its progress is asked for so often. */
const POLL_MS = 600;

export const isAtWork = ({ state }: Pick<Import, 'state'>): boolean => state === 'checking' || state === 'running';
export const pathOf = (object: string, id: string): string => `/objects/${object}/imports/${id}`;
export const importKey = (id: string) => ['import', id] as const;

export const importQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: importKey(id),
    queryFn: () => api.get<Import>(pathOf(object, id)),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? POLL_MS : false),
  });

export const recentQuery = (object: string) =>
  queryOptions({
    queryKey: ['imports', object],
    queryFn: () => api.get<{ imports: Import[] }>(`/objects/${object}/imports`),
  });

/** What one check has refused: the next one is another job, and its answers are never mixed with these. */
export const refusedKey = ({ id, job_id }: Import) => ['refused', id, job_id] as const;

export const faultsQuery = (what: Import) =>
  queryOptions({
    queryKey: [...refusedKey(what), 'faults'],
    queryFn: () => api.get<{ faults: Fault[] }>(`${pathOf(what.object, what.id)}/faults`),
  });

/** What is taken in the place of a value; undefined where the value stays. */
export const replacement = (column: ImportColumn | undefined, value: string): string | null | undefined =>
  column?.values[value.trim()];

/** Kept by the platform, and yet a file may tell who first wrote a record, and when. */
const ORIGIN = new Set(['created_at', 'created_by']);

/** Fields that a column of a file can fill. */
export function fillable(object: ObjectDescription): FieldDescription[] {
  const never = new Set(['auto_number', 'file', 'image', 'recording', 'signature', 'subtable']);
  return object.fields.filter(({ key, read_only, type }) => (!read_only || ORIGIN.has(key)) && !never.has(type));
}

/** Fields by which rows can find records: unique, and among the columns of the file. */
export function keysOf(object: ObjectDescription, { plan }: Import): FieldDescription[] {
  const mapped = new Set(plan.columns.map(({ field }) => field));
  return fillable(object).filter(({ unique, key }) => unique && mapped.has(key));
}

/** Required fields that no column fills. */
export function unfilled(object: ObjectDescription, { plan }: Import): FieldDescription[] {
  const mapped = new Set(plan.columns.map(({ field }) => field));
  return fillable(object).filter((field) => field.required && field.default === null && !mapped.has(field.key));
}
