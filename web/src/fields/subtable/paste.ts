/** In charge of a block of cells from a spreadsheet: its text as cells, and cells as values of columns. */
import type { FieldDescription } from '../../api/types';
import { fieldTypeOf } from '../registry';
import type { FieldContext, Reading } from '../type';

/** The cells of a copied block; null when the text is a single value. A quoted cell may hold line breaks. */
export function blockOf(text: string): string[][] | null {
  const trimmed = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (!/[\t\n]/.test(trimmed)) return null;
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;
  while (cell.lastIndex < trimmed.length || rows.length === 0) {
    const found = cell.exec(trimmed);
    if (!found) break;
    const [, quoted, plain = '', end] = found;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (end === '') return rows;
  }
  if (/[\t\n]$/.test(trimmed)) rows.at(-1)?.push('');
  return rows;
}

/** What a pasted text means in a column. What can only be looked up is not understood here. */
export function readCell(text: string, column: FieldDescription, context: FieldContext): Reading<unknown> {
  const type = fieldTypeOf(column.type);
  const typed = text.trim();
  if (!typed) return { ok: true, value: null };
  if ('read' in type) return type.read(typed, column, context);
  const wanted = typed.toLowerCase();
  const option = column.options?.find(
    ({ key, label, retired }) => !retired && (label.toLowerCase() === wanted || key === wanted),
  );
  return option
    ? { ok: true, value: option.key }
    : { ok: false, message: context.t('types.subtable.notUnderstood', { text: typed }) };
}
