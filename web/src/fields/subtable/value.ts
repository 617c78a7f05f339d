/** In charge of the lines of a sub-table as the client holds them: rows with an id, new ones too, and back again. */
import type { FieldDescription } from '../../api/types';
import { isEmpty } from '../data/isEmpty';
import { sameValue } from '../data/sameValue';

/** A line as it is sent and answered; a new one has no id. */
export type Line = Readonly<Record<string, unknown>>;
export type Lines = readonly Line[];

/** A line on the screen. */
export interface Row extends Record<string, unknown> {
  readonly id: string;
}

const NEW = 'new ';
let made = 0;

export const columnsOfLines = (field: FieldDescription): readonly FieldDescription[] => field.fields ?? [];

export const mostRows = ({ settings }: FieldDescription): number => Number(settings.max_rows ?? 200);

export const isNew = ({ id }: Row): boolean => id.startsWith(NEW);

/** A line that does not exist yet, with the defaults of its columns. */
export function newRow(columns: readonly FieldDescription[], values: Line = {}): Row {
  made += 1;
  const begun = Object.fromEntries(columns.map(({ key, default: usual }) => [key, usual ?? null]));
  return { ...begun, ...values, id: `${NEW}${made}` };
}

/** A copy of a line, to stand beside it. */
export function copyOf(row: Row, columns: readonly FieldDescription[]): Row {
  return newRow(columns, Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null])));
}

export function rowsOf(lines: Lines | null, columns: readonly FieldDescription[]): Row[] {
  return (lines ?? []).map((line) => (typeof line.id === 'string' ? { ...line, id: line.id } : newRow(columns, line)));
}

/** A new line into which nobody has put anything is none. */
function isUntouched(row: Row, columns: readonly FieldDescription[]): boolean {
  return (
    isNew(row) &&
    columns.every((column) => isEmpty(column, row[column.key]) || sameValue(row[column.key], column.default))
  );
}

/** What is sent for the rows on the screen: untouched new ones are left out. */
export function filledRows(rows: readonly Row[], columns: readonly FieldDescription[]): readonly Row[] {
  return rows.filter((row) => !isUntouched(row, columns));
}

/** A value that is only shown in part is not sent back: what is stored stays. */
const isMasked = (value: unknown): boolean => typeof value === 'object' && value !== null && 'masked' in value;

export function lineOf(row: Row): Line {
  const { id, ...rest } = row;
  const told = Object.fromEntries(Object.entries(rest).filter(([, value]) => !isMasked(value)));
  return isNew(row) ? told : { id, ...told };
}

/** The rows in another order: those with `ids` go one place up (−1) or down (1), together. */
export function moved(rows: readonly Row[], ids: ReadonlySet<string>, by: -1 | 1): readonly Row[] {
  const next = [...rows];
  const places = next.flatMap(({ id }, place) => (ids.has(id) ? place : []));
  for (const place of by < 0 ? places : places.reverse()) {
    const [row, other] = [next[place], next[place + by]];
    if (!row || !other || ids.has(other.id)) continue;
    next[place] = other;
    next[place + by] = row;
  }
  return next;
}
