/** The grid's one textarea in its place, and what hangs below the cell while it is edited. */
import { type RefObject, useRef } from 'react';
import styles from './grid.module.css';
import type { GridColumn } from './types';
import type { CellEditor } from './useCellEditor';

interface Props<R> {
  input: RefObject<HTMLTextAreaElement | null>;
  editor: CellEditor<R>;
  /** px from the left edge of the body. */
  left: number;
  /** px from the upper edge of the body. */
  top: number;
  row: R | undefined;
  column: GridColumn<R> | undefined;
  /** Spoken name while no cell is active. */
  label: string;
  /** There is no room below the cell. */
  upwards: boolean;
  /** How far the frozen column has been carried by scrolling. */
  pinnedBy: number;
  /** A pane over the cell is gone: the grid takes the focus back. */
  onReturn: () => void;
}

export function CellInput<R>({ input, editor, left, top, row, column, label, upwards, pinnedBy, onReturn }: Props<R>) {
  const { editing } = editor;
  const cell = useRef<HTMLDivElement>(null);
  const opened = column?.edit?.opened === true;
  const names = [styles.input, editing && !opened && styles.editing, column?.align === 'end' && styles.end];
  return (
    <div
      ref={cell}
      className={styles.place}
      style={{
        transform: `translate(${left + pinnedBy}px, ${top}px)`,
        width: column?.width ?? 0,
      }}
    >
      <textarea
        ref={input}
        rows={1}
        tabIndex={-1}
        spellCheck={false}
        className={names.filter(Boolean).join(' ')}
        aria-label={column?.title ?? label}
        aria-invalid={editing?.message != null}
        value={editing?.text ?? ''}
        onChange={(event) => editor.type(event.target.value)}
        onFocus={(event) => {
          const { length } = event.target.value;
          event.target.setSelectionRange(length, length);
        }}
      />
      {editing && (editing.message || column?.edit?.panel) && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus in the cell, does nothing else
        <div
          className={upwards ? `${styles.below} ${styles.above}` : styles.below}
          onMouseDown={(event) => !opened && event.preventDefault()}
        >
          {editing.message ? (
            <p className={styles.wrong} role="alert">
              {editing.message}
            </p>
          ) : (
            row &&
            column?.edit?.panel?.({
              row,
              text: editing.text,
              keys: editor.keys,
              cell,
              onSaved: () => {
                editor.close();
                if (opened) onReturn();
              },
            })
          )}
        </div>
      )}
    </div>
  );
}
