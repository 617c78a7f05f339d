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
