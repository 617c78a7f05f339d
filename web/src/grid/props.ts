/** What a grid is told and what it tells. */
import type { ReactNode } from 'react';
import type { Rows } from './rows';
import type { Cell, GridColumn, GridRow, GridSort, RangeStatus, RowChange } from './types';

export interface GridProps<R extends GridRow> {
  /** Spoken name. */
  label: string;
  /** Which list it is: another one begins at its first row. @default '' */
  list?: string;
  rows: Rows<R>;
  columns: readonly GridColumn<R>[];
  /** Rows `first` … `end`−1 are drawn. */
  onRange: (first: number, end: number) => void;
  /** Nothing has arrived yet. */
  loading: boolean;
  sort: GridSort | null;
  onSort: (key: string) => void;
  /** null brings the usual width back. */
  onResize: (key: string, width: number | null) => void;
  selection: ReadonlySet<string>;
  /** Absent: rows are only looked at and opened. */
  onSelection?: (selection: ReadonlySet<string>) => void;
  onOpen: (row: R) => void;
  /** The first column names the rows: its keys are shortcuts, it is not typed into and not moved. @default true */
  names?: boolean;
  /** The active cell has changed. */
  onActive?: (cell: Cell | null) => void;
  /** An edit ended by a key that leads beyond the last row; the caller adds one. */
  onBeyond?: () => void;
  /** Columns at the left that stay when one scrolls sideways. @default 1 */
  frozen?: number;
  onFreeze?: (columns: number) => void;
  /** The columns in another order, by key. Absent: heads are not moved. */
  onReorder?: (keys: readonly string[]) => void;
  /** The line of totals below the rows, by column key. Absent: there is none. */
  foot?: Readonly<Record<string, ReactNode>>;
  onToggleGroup?: (id: string) => void;
  /**
   * Saves what was pasted, filled in or cleared, all of it or nothing. Absent: cells are only copied.
   * @throws CellsRefused what the caller can say of single cells
   */
  onCells?: (changes: readonly RowChange<R>[]) => Promise<void>;
  /** Makes up to so many rows that a paste beyond the last one fills. Absent: there is no room beyond. */
  grow?: (count: number) => readonly R[];
  /** What is said of the selected cells; null for a single one. @default it stands in the corner of the list */
  onStatus?: (status: RangeStatus | null) => void;
  /** A look at the row beside the list. Absent: Space opens it. */
  onPeek?: (row: R) => void;
}
