/**
 * In charge of copying, pasting, filling and clearing cells: what was meant becomes one set of changes that is saved as
 * a whole; what cannot be is told first, and nothing is saved before somebody has said so.
 */
import { type ClipboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../kit/clipboard';
import { useToast } from '../kit/toast';
import { blockIn, type Fault, fillOut, type Judged, judge, layOut, type RowAt, refused, type Wanted } from './cellWork';
import { type Block, blockOf, toHtml, toText } from './clipboard';
import type { GridProps } from './props';
import { type Rect, rowsIn } from './range';
import type { Rows } from './rows';
import { CellsRefused, type GridRow } from './types';

/** Rows that are saved together at most, as the server takes them. */
const MOST_ROWS = 1000;
/** Rows that are copied at most: more is an export. */
const MOST_COPIED = 10_000;
/** Rows that a double press on the fill handle looks at together. */
const STRIDE = 200;

/** What waits for a word of the person: what would be saved, and what would not. */
export interface Waiting<R> {
  readonly judged: Judged<R>;
  readonly outside: { readonly rows: number; readonly columns: number };
}

/** Faults by row place and column. */
export type Marks = ReadonlyMap<number, ReadonlyMap<number, string>>;

export interface CellWork<R> {
  waiting: Waiting<R> | null;
  marks: Marks;
  copy: (event: ClipboardEvent, rect: Rect) => boolean;
  /** @returns the range that was pasted into. */
  paste: (event: ClipboardEvent, rect: Rect) => Promise<Rect | null>;
  /** Fill `from` into the rest of `to`. */
  fill: (from: Rect, to: Rect, series?: boolean) => Promise<void>;
  /** Where a range ends that is filled down beside its neighbour. */
  beside: (rect: Rect) => Promise<Rect>;
  clear: (rect: Rect) => Promise<void>;
  /** Save what can be. */
  accept: () => Promise<void>;
  cancel: () => void;
}

/** After what has just arrived is drawn. */
const drawn = (): Promise<void> => new Promise((done) => window.setTimeout(done));
const NO_MARKS: Marks = new Map();
const INSIDE = { rows: 0, columns: 0 };

export function useCellWork<R extends GridRow>(props: GridProps<R>): CellWork<R> {
  const { t, i18n } = useTranslation('grid');
  const toast = useToast();
  const [waiting, setWaiting] = useState<Waiting<R> | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const figure = (count: number) => count.toLocaleString(i18n.language);

  const save = async (judged: Judged<R>): Promise<void> => {
    if (judged.changes.length === 0) return;
    try {
      await latest.current.onCells?.(judged.changes);
    } catch (error) {
      if (!(error instanceof CellsRefused)) toast.error(error);
      else setWaiting({ judged: refused(judged, error, latest.current.columns), outside: INSIDE });
    }
  };
  /** One after the other: what is saved later is based on what was saved before, as it is drawn by then. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = saving.current.then(drawn).then(work);
    saving.current = turn.catch(() => undefined);
    return turn;
  };
  const carryOut = async (wanted: readonly Wanted[], rowAt: RowAt<R>, outside = INSIDE) => {
    const judged = await judge(wanted, latest.current.columns, rowAt, t('readOnly'));
    if (judged.changes.length > MOST_ROWS) toast.info(t('tooMany', { count: MOST_ROWS }));
    else if (judged.faults.length > 0 || outside.rows + outside.columns > 0) setWaiting({ judged, outside });
    else await save(judged);
  };
  const isTooTall = (rows: number): boolean => {
    if (rows > MOST_ROWS) toast.info(t('tooMany', { count: figure(MOST_ROWS) }));
    return rows > MOST_ROWS;
  };

  const copy = (event: ClipboardEvent, rect: Rect): boolean => {
    const { rows, columns } = latest.current;
    event.preventDefault();
    if (rowsIn(rect) > MOST_COPIED) {
      toast.info(t('tooManyToCopy', { count: figure(MOST_COPIED) }));
      return false;
    }
    const here = heldBetween(rows, rect.top, rect.bottom);
    if (here) {
      offer(event.clipboardData, blockIn(rect, columns, here));
      return true;
    }
    void rows
      .span(rect.top, rect.bottom)
      .then((all) => copyText(toText(blockIn(rect, columns, all))))
      .then(() => toast.info(t('copied', { count: figure(rowsIn(rect)) })), toast.error);
    return true;
  };

  const paste = async (event: ClipboardEvent, rect: Rect): Promise<Rect | null> => {
    if (!latest.current.onCells) return null;
    event.preventDefault();
    const { clipboardData } = event;
    const block = blockOf({ text: clipboardData.getData('text/plain'), html: clipboardData.getData('text/html') });
    if (isTooTall(Math.max(block.length, block.length === 1 ? rowsIn(rect) : 0))) return null;
    let pasted: Rect | null = null;
    await inTurn(async () => {
      const { rows, columns, grow } = latest.current;
      const tall = Math.max(rowsIn(rect), block.length);
      const { places, next } = placesFrom(rows, rect.top, tall);
      const grown = grow?.(tall - places.length) ?? [];
      const laid = layOut(block, rect, columns.length, [...places, ...grown.map((_, i) => next + i)]);
      const held = await rowsBetween(rows, rect.top, Math.min(laid.rect.bottom, rows.total - 1));
      pasted = laid.rect;
      await carryOut(laid.wanted, (row) => (row >= next ? grown[row - next] : held(row)), laid.outside);
    });
    return pasted;
  };

  const fill = (from: Rect, to: Rect, series = true): Promise<void> => {
    if (!latest.current.onCells || isTooTall(rowsIn(to))) return Promise.resolve();
    return inTurn(async () => {
      const rowAt = await rowsBetween(latest.current.rows, to.top, to.bottom);
      await carryOut(fillOut(from, to, latest.current.columns, rowAt, series), rowAt);
    });
  };

  const clear = (rect: Rect): Promise<void> => {
    if (!latest.current.onCells || isTooTall(rowsIn(rect))) return Promise.resolve();
    return inTurn(async () => {
      const rowAt = await rowsBetween(latest.current.rows, rect.top, rect.bottom);
      const empty = Array.from({ length: rowsIn(rect) }, () => [''] as const);
      const places = Array.from({ length: rowsIn(rect) }, (_, i) => rect.top + i);
      await carryOut(layOut(empty, rect, latest.current.columns.length, places).wanted, rowAt);
    });
  };

  const beside = async (rect: Rect): Promise<Rect> => {
    const { rows, columns } = latest.current;
    const neighbour = columns[rect.left > 0 ? rect.left - 1 : rect.right + 1];
    const last = Math.min(rows.total - 1, rect.top + MOST_ROWS - 1);
    let bottom = rect.bottom;
    while (bottom < last) {
      const some = await rows.span(bottom + 1, Math.min(last, bottom + STRIDE));
      const end = some.findIndex((row) => !row || !neighbour?.copy?.(row));
      bottom += end < 0 ? some.length : end;
      if (end >= 0 || some.length === 0) break;
    }
    return { ...rect, bottom };
  };

  return {
    waiting,
    marks: useMemo(() => (waiting ? marksOf(waiting.judged.faults) : NO_MARKS), [waiting]),
    copy,
    paste,
    fill,
    beside,
    clear,
    accept: async () => {
      setWaiting(null);
      if (waiting) await inTurn(() => save(waiting.judged));
    },
    cancel: () => setWaiting(null),
  };
}

function offer(clipboard: DataTransfer, block: Block): void {
  clipboard.setData('text/plain', toText(block));
  clipboard.setData('text/html', toHtml(block));
}

function marksOf(faults: readonly Fault[]): Marks {
  const marks = new Map<number, Map<number, string>>();
  for (const { row, column, message } of faults) {
    marks.set(row, (marks.get(row) ?? new Map<number, string>()).set(column, message));
  }
  return marks;
}

/** The rows from one place to another if all are here; heads of groups have none. */
function heldBetween<R extends GridRow>(rows: Rows<R>, from: number, to: number): (R | undefined)[] | null {
  const held: (R | undefined)[] = [];
  for (let place = from; place <= to; place++) {
    const row = rows.at(place);
    if (!row && !rows.head?.(place)) return null;
    held.push(row);
  }
  return held;
}

async function rowsBetween<R extends GridRow>(rows: Rows<R>, from: number, to: number): Promise<RowAt<R>> {
  if (to < from) return () => undefined;
  const held = heldBetween(rows, from, to) ?? (await rows.span(from, to));
  return (place) => held[place - from];
}

/** The next `count` places of rows, heads left out, and the first place after the list. */
function placesFrom<R extends GridRow>(rows: Rows<R>, top: number, count: number): { places: number[]; next: number } {
  const places: number[] = [];
  for (let place = top; place < rows.total && places.length < count; place++) {
    if (!rows.head?.(place)) places.push(place);
  }
  return { places, next: rows.total };
}
