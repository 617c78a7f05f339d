/** In charge of cells of a column as texts: what a copy of one says, what a pasted one means, what it adds to a sum. */
import type { FieldDescription } from '../api/types';
import type { CellReading, CellTake, GridColumn } from '../grid/types';
import type { ReadText } from './reading';
import { fieldTypeOf } from './registry';
import type { FieldContext, FieldType } from './type';

/** A record, or a line of one: values by field key. */
type Values = { readonly id: string; readonly [field: string]: unknown };
// biome-ignore lint/suspicious/noExplicitAny: each type fixes its own value; behind the registry it is opaque
type Opaque = any;

/** Everything a grid asks of the cells of a field but their look. */
export function cellsOf<R extends Values>(
  field: FieldDescription,
  context: FieldContext,
  editable: boolean,
): Pick<GridColumn<R>, 'copy' | 'figure' | 'continues' | 'take'> {
  const type = fieldTypeOf(field.type);
  const words = (row: R) => wordsOf(type, row[field.key] ?? null, field, context);
  const take = editable ? takeOf<R>(type, field, context) : undefined;
  return {
    copy: words,
    continues: type.entry === 'typed' && (type.continues ?? type.family !== 'text'),
    ...(type.entry === 'typed' && type.family === 'number' ? { figure: (row) => figureOf(words(row)) } : {}),
    ...(take ? { take } : {}),
  };
}

/** What a person would type to get the value; a sealed one says its mask. */
function wordsOf(type: FieldType<Opaque>, value: unknown, field: FieldDescription, context: FieldContext): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  return type.entry === 'typed' && !type.sealed
    ? type.toTyped(value, field, context)
    : type.toText(value, field, context);
}

/** A percentage counts as the figure before its sign. */
function figureOf(text: string): number | null {
  const figure = Number(text.replace(/%$/, ''));
  return text && Number.isFinite(figure) ? figure : null;
}

function takeOf<R extends Values>(
  type: FieldType<Opaque>,
  field: FieldDescription,
  context: FieldContext,
): CellTake<R> | undefined {
  const learn = readerOf(type);
  if (!learn) return undefined;
  return {
    reader: async (texts) => {
      const read = await learn(texts, field, context);
      return (_row, text): CellReading => {
        const reading = text.trim() ? read(text) : { ok: true as const, value: null };
        if (!reading.ok) return { problem: reading.message };
        if (reading.value === null && field.required) {
          return { problem: context.t('form.required', { label: field.label }) };
        }
        return { values: { [field.key]: reading.value } };
      };
    },
    ...(type.sealed ? {} : { values: (row: R) => ({ [field.key]: row[field.key] ?? null }) }),
  };
}

type Learn = (texts: readonly string[], field: FieldDescription, context: FieldContext) => Promise<ReadText<unknown>>;

function readerOf(type: FieldType<Opaque>): Learn | undefined {
  if (type.reader) return type.reader;
  if (type.entry !== 'typed' && type.entry !== 'toggled') return undefined;
  return async (_texts, field, context) => (text) => type.read(text, field, context);
}
