/**
 * In charge of what many cells shall become: texts and values by place, read by their columns into changes of rows, and
 * into faults where that cannot be. Nothing is saved here.
 */
import type { Block } from './clipboard';
import { columnsIn, pasteRect, type Rect, rowsIn } from './range';
import { continued } from './series';
import type { CellReading, CellsRefused, CellValues, GridColumn, GridRow, RowChange } from './types';

/** What a cell shall hold: a text, or the very values of another cell of its column. */
export interface Wanted {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly values?: CellValues | undefined;
}

/** A cell that does not take what it shall hold. */
export interface Fault {
  readonly row: number;
  /** −1: the whole row. */
  readonly column: number;
  readonly text: string;
  readonly message: string;
}

export interface Judged<R> {
  readonly changes: readonly RowChange<R>[];
  /** The place of the row of each change. */
  readonly places: readonly number[];
  /** Cells that get a new value. */
  readonly cells: number;
  readonly faults: readonly Fault[];
}

export type RowAt<R> = (row: number) => R | undefined;

/** Reads what is wanted. A cell that holds it already is left alone, also one that is only read. */
export async function judge<R extends GridRow>(
  wanted: readonly Wanted[],
  columns: readonly GridColumn<R>[],
  rowAt: RowAt<R>,
  readOnly: string,
): Promise<Judged<R>> {
  const readers = await readersOf(wanted, columns);
  const changed = new Map<string, { row: R; place: number; values: Record<string, unknown> }>();
  const faults: Fault[] = [];
  let cells = 0;
  for (const { row: place, column: at, text, values } of wanted) {
    const [row, column] = [rowAt(place), columns[at]];
    if (!row || !column || (!values && isHeld(column, row, text))) continue;
    const reading: CellReading = values ? { values } : (readers.get(at)?.(row, text) ?? { problem: readOnly });
    if ('problem' in reading) faults.push({ row: place, column: at, text, message: reading.problem });
    else {
      const change = changed.get(row.id) ?? { row, place, values: {} };
      Object.assign(change.values, reading.values);
      changed.set(row.id, change);
      cells += 1;
    }
  }
  const list = [...changed.values()];
  return {
    changes: list.map(({ row, values }) => ({ row, values })),
    places: list.map(({ place }) => place),
    cells,
    faults,
  };
}

const isHeld = <R>(column: GridColumn<R>, row: R, text: string): boolean => (column.copy?.(row) ?? '') === text;

async function readersOf<R>(wanted: readonly Wanted[], columns: readonly GridColumn<R>[]) {
  const texts = new Map<number, Set<string>>();
  for (const { column, text, values } of wanted) {
    if (!values && columns[column]?.take) texts.set(column, (texts.get(column) ?? new Set()).add(text));
  }
  const readers = [...texts].map(
    async ([column, some]) => [column, await columns[column]?.take?.reader([...some])] as const,
  );
  return new Map(await Promise.all(readers));
}

/** What was refused when it should be saved, and what is left of the changes without it. */
export function refused<R extends GridRow>(
  judged: Judged<R>,
  error: CellsRefused,
  columns: readonly GridColumn<R>[],
): Judged<R> {
  const faults = error.problems.map(({ change, key, message }): Fault => {
    const column = columns.findIndex((one) => one.key === key);
    const row = judged.changes[change]?.row;
    const text = (row && columns[column]?.copy?.(row)) ?? '';
    return { row: judged.places[change] ?? 0, column, text, message };
  });
  const left = judged.changes.map(({ row, values }, i) => {
    const mine = error.problems.filter(({ change }) => change === i);
    if (mine.some(({ key }) => !(key in values))) return { row, values: {} };
    return {
      row,
      values: Object.fromEntries(Object.entries(values).filter(([key]) => !mine.some((one) => one.key === key))),
    };
  });
  const keeps = left.map(({ values }) => Object.keys(values).length > 0);
  const changes = left.filter((_, i) => keeps[i]);
  const cells = changes.reduce((sum, { values }) => sum + Object.keys(values).length, 0);
  return { changes, places: judged.places.filter((_, i) => keeps[i]), cells, faults };
}

/** A pasted block: what goes into which cell, and how much of it finds no place. */
export interface Layout {
  readonly wanted: readonly Wanted[];
  readonly rect: Rect;
  /** Rows of the block below the last row, columns beyond the last column. */
  readonly outside: { readonly rows: number; readonly columns: number };
}

/**
 * Lays a block over a range.
 *
 * @param places the places of rows from the top of the range on, heads of groups left out
 */
export function layOut(block: Block, rect: Rect, columns: number, places: readonly number[]): Layout {
  const [height, width] = [block.length, block[0]?.length ?? 1];
  const into = pasteRect(rect, height, width);
  const right = Math.min(into.right, columns - 1);
  const rows = Math.min(rowsIn(into), places.length);
  const wanted: Wanted[] = [];
  for (let down = 0; down < rows; down++) {
    for (let column = into.left; column <= right; column++) {
      const text = block[down % height]?.[(column - into.left) % width] ?? '';
      wanted.push({ row: places[down] ?? 0, column, text });
    }
  }
  const bottom = places[rows - 1] ?? into.top;
  return {
    wanted,
    rect: { ...into, right, bottom },
    outside: { rows: rowsIn(into) - rows, columns: into.right - right },
  };
}

/** What the cells of `to` become when the range `from` is filled into them. */
export function fillOut<R extends GridRow>(
  from: Rect,
  to: Rect,
  columns: readonly GridColumn<R>[],
  rowAt: RowAt<R>,
  series: boolean,
): Wanted[] {
  return rowsIn(to) > rowsIn(from)
    ? fillDown(from, to, columns, rowAt, series)
    : fillAcross(from, to, columns, rowAt, series);
}

const steps = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);

function fillDown<R extends GridRow>(
  from: Rect,
  to: Rect,
  columns: readonly GridColumn<R>[],
  rowAt: RowAt<R>,
  series: boolean,
): Wanted[] {
  const back = to.top < from.top;
  const sources = steps(from.top, from.bottom).filter((row) => rowAt(row));
  const targets = (back ? steps(to.top, from.top - 1).reverse() : steps(from.bottom + 1, to.bottom)).filter(rowAt);
  return steps(from.left, from.right).flatMap((at) => {
    const column = columns[at];
    if (!column) return [];
    const texts = sources.map((row) => wordsOf(column, rowAt(row)));
    const next = series && column.continues ? continued(texts, targets.length, back) : null;
    return targets.map((row, i): Wanted => {
      const source = rowAt(sources[sourceOf(i, sources.length, back)] ?? -1);
      if (next) return { row, column: at, text: next[i] ?? '' };
      const values = source && column.take?.values?.(source);
      return { row, column: at, text: wordsOf(column, source), values };
    });
  });
}

function fillAcross<R extends GridRow>(
  from: Rect,
  to: Rect,
  columns: readonly GridColumn<R>[],
  rowAt: RowAt<R>,
  series: boolean,
): Wanted[] {
  const back = to.left < from.left;
  const sources = steps(from.left, from.right);
  const targets = back ? steps(to.left, from.left - 1).reverse() : steps(from.right + 1, to.right);
  const continues = series && sources.every((column) => columns[column]?.continues);
  return steps(from.top, from.bottom).flatMap((row) => {
    const held = rowAt(row);
    if (!held) return [];
    const texts = sources.map((column) => wordsOf(columns[column], held));
    const next = continues ? continued(texts, targets.length, back) : null;
    return targets.map(
      (column, i): Wanted => ({ row, column, text: (next ?? [])[i] ?? texts[sourceOf(i, texts.length, back)] ?? '' }),
    );
  });
}

/** Which source a target repeats: in their order, or the other way round when filling back. */
const sourceOf = (target: number, sources: number, back: boolean): number =>
  back ? sources - 1 - (target % sources) : target % sources;

const wordsOf = <R>(column: GridColumn<R> | undefined, row: R | undefined): string =>
  (row && column?.copy?.(row)) ?? '';

/** The cells of a range as text. */
export function blockIn<R extends GridRow>(
  rect: Rect,
  columns: readonly GridColumn<R>[],
  rows: readonly (R | undefined)[],
): Block {
  const shown = columns.slice(rect.left, rect.left + columnsIn(rect));
  return rows.flatMap((row) => (row ? [shown.map((column) => wordsOf(column, row))] : []));
}
