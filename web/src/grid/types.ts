/** What a grid is made of. The grid knows rows by id and columns by key; what stands in a cell is the caller's. */
import type { ReactNode, RefObject } from 'react';

export interface GridRow {
  readonly id: string;
}

/** Answers true when a key was for the panel and not for the grid. */
export type PanelKeys = (event: React.KeyboardEvent) => boolean;

export interface PanelProps<R> {
  row: R;
  /** What is typed in the cell. */
  text: string;
  /** The panel puts its key handler here: the input with the focus belongs to the grid. */
  keys: RefObject<PanelKeys | null>;
  /** The panel has saved a value itself, or gives up: the grid has its keys again. */
  onSaved: () => void;
  /** What a pane of its own is opened beside. */
  cell: RefObject<HTMLDivElement | null>;
}

/** How the cells of a column are edited. */
export interface CellEdit<R> {
  /** The text the editor begins with when a value is changed, not replaced. */
  begin(row: R): string;
  /** Save what was typed. @returns a sentence why not, or null when it is on its way. */
  save(row: R, text: string): string | null;
  /** Below the cell while it is edited: choices, or what the text is understood as. */
  panel?(props: PanelProps<R>): ReactNode;
  /** The panel chooses the value; text alone is never one. @default false */
  chosen?: boolean;
  /** The panel is a pane with keys and a focus of its own; nothing is typed into the cell. @default false */
  opened?: boolean;
  /** Turns the value over at once, by Space, Enter or a press on what carries `data-toggle`; nothing is opened. */
  toggle?(row: R): void;
}

/** Whether the cells of a column take what is typed. */
export const takesText = (edit: CellEdit<never> | undefined): boolean =>
  edit !== undefined && !edit.opened && !edit.toggle;

export interface GridColumn<R> {
  readonly key: string;
  readonly title: string;
  /** A quiet word after the title, such as a unit. */
  readonly note?: string;
  /** px */
  readonly width: number;
  readonly align: 'start' | 'end';
  readonly sortable: boolean;
  render(row: R): ReactNode;
  /** Absent: the cells of this column are only read. */
  readonly edit?: CellEdit<R>;
  /** What a copy of the cell holds: the words a person would type to get the value. @default nothing */
  copy?(row: R): string;
  /** What a cell adds to sum and average; null for none. Absent: the column holds no figures. */
  figure?(row: R): number | null;
  /** Two or more cells are continued by the fill handle: 1, 2 → 3. @default false */
  readonly continues?: boolean;
  /** How pasted, filled and cleared cells become values. Absent: they are only read. */
  readonly take?: CellTake<R>;
}

/** What a text means in a cell: values by field key, or a sentence why it means nothing. */
export type CellReading = { readonly values: CellValues } | { readonly problem: string };
export type CellValues = Readonly<Record<string, unknown>>;

/** How the cells of a column take what was not typed into them. */
export interface CellTake<R> {
  /**
   * Learns what `texts` mean, all at once, since some can only be looked up; then each is read for its row.
   * An empty text clears the cell.
   */
  reader(texts: readonly string[]): Promise<(row: R, text: string) => CellReading>;
  /** The value of a cell as another cell of the column takes it. Absent: what the text says is all there is. */
  values?(row: R): CellValues;
}

/** All new values of one row. */
export interface RowChange<R> {
  readonly row: R;
  readonly values: CellValues;
}

/** Thrown by whoever saves changes: nothing was saved, and this is why. */
export class CellsRefused extends Error {
  /** @param problems by the place of the change in what was to be saved; an empty key means the whole row */
  constructor(readonly problems: readonly { change: number; key: string; message: string }[]) {
    super(problems[0]?.message ?? '');
  }
}

/** A head over the rows of a group; it takes one place of the list. */
export interface GroupHead {
  readonly id: string;
  readonly label: ReactNode;
  readonly count: number;
  /** By column key. */
  readonly totals: Readonly<Record<string, ReactNode>>;
  readonly collapsed: boolean;
}

/** What is selected, as a spreadsheet says it below its cells. */
export interface RangeStatus {
  readonly rows: number;
  readonly columns: number;
  /** Cells that are not empty; null when there are too many to look at. */
  readonly filled: number | null;
  /** Of the cells of columns with figures; null when there are none. */
  readonly sum: number | null;
  readonly average: number | null;
}

export interface GridSort {
  readonly key: string;
  readonly desc: boolean;
}

/** A cell by place. Column −1 is the row's own: its number and its box. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}
