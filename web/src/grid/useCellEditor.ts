/**
 * In charge of the one textarea of a grid. It always stands in the active cell and has the focus there, unseen until
 * something is typed: so an input method composes into the cell from its first key, and the Enter that confirms a
 * composition is only that.
 */
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { isIme } from '../kit/ime';
import type { Rows } from './rows';
import { type Cell, type GridColumn, type GridRow, type PanelKeys, takesText } from './types';

interface Editing<R> extends Cell {
  /** The row as it was when the edit began: it may move to another place meanwhile. */
  readonly of: R;
  readonly text: string;
  readonly message: string | null;
}

interface Parts<R extends GridRow> {
  rows: Rows<R>;
  columns: readonly GridColumn<R>[];
  active: Cell | null;
  /** Move after an edit ended by a key. */
  onMove: (rows: number, columns: number) => void;
}

export interface CellEditor<R> {
  editing: Editing<R> | null;
  /** The row under edit, as new as it is held. */
  row: R | undefined;
  keys: RefObject<PanelKeys | null>;
  /** Begin with the present value (null) or with a text that replaces it; a value that turns over does so at once. */
  begin: (text: string | null) => void;
  type: (text: string) => void;
  /** @returns whether the key was for the editor. */
  onKey: (event: KeyboardEvent) => boolean;
  /** Save what is typed, as when the focus leaves. */
  leave: () => void;
  close: () => void;
}

export function useCellEditor<R extends GridRow>({ rows, columns, active, onMove }: Parts<R>): CellEditor<R> {
  const [editing, setEditing] = useState<Editing<R> | null>(null);
  const keys = useRef<PanelKeys | null>(null);

  const begin = (text: string | null) => {
    const row = active && rows.at(active.row);
    const edit = active && columns[active.column]?.edit;
    if (!active || !row || !edit || (text !== null && !takesText(edit))) return;
    if (edit.toggle) edit.toggle(row);
    else setEditing({ ...active, of: row, text: text ?? (edit.chosen ? '' : edit.begin(row)), message: null });
  };
  const atPlace = editing ? rows.at(editing.row) : undefined;
  const row =
    atPlace?.id === editing?.of.id ? atPlace : (rows.loaded.find(({ id }) => id === editing?.of.id) ?? editing?.of);
  const close = () => {
    keys.current = null;
    setEditing(null);
  };
  /** @returns whether the cell may be left. */
  const save = (): boolean => {
    const edit = editing && columns[editing.column]?.edit;
    if (!editing || !row || !edit || edit.chosen || edit.opened) return true;
    const message = editing.text === edit.begin(row) ? null : edit.save(row, editing.text);
    if (message) setEditing({ ...editing, message });
    return message === null;
  };
  /** A pane of its own is open: it saves, and it says when it is done. */
  const isOpened = editing !== null && columns[editing.column]?.edit?.opened === true;
  const onKey = (event: KeyboardEvent): boolean => {
    if (!editing || isIme(event) || isOpened) return editing !== null;
    if (keys.current?.(event)) return true;
    // whoever holds the grid saves all of it: the cell only gives up what was typed
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      if (save()) close();
      return true;
    }
    const step = { Enter: [event.shiftKey ? -1 : 1, 0], Tab: [0, event.shiftKey ? -1 : 1] }[event.key];
    if (event.key === 'Escape') close();
    else if (step && save()) {
      close();
      onMove(step[0] ?? 0, step[1] ?? 0);
    }
    if (step || event.key === 'Escape') event.preventDefault();
    return true;
  };
  return {
    editing,
    row,
    keys,
    begin,
    type: (text) => (editing ? setEditing({ ...editing, text, message: null }) : begin(text)),
    onKey,
    leave: () => {
      if (editing && !isOpened && save()) close();
    },
    close,
  };
}
