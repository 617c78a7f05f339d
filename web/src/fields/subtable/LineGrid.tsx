/** Lines as a table to type into: the grid of lists, with every column editable, blocks to paste and rows to move. */
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { Grid } from '../../grid/Grid';
import { inOrder } from '../../grid/rows';
import type { Cell, GridColumn, RowChange } from '../../grid/types';
import { Icon } from '../../kit/Icon';
import { useToast } from '../../kit/toast';
import { cellsOf } from '../columnCells';
import { cellEdit } from '../columns';
import { useFieldContext } from '../context';
import { fieldTypeOf } from '../registry';
import { Problems } from './Problems';
import styles from './subtable.module.css';
import { Totals } from './Totals';
import { cellOf, type LinesEdit } from './useLines';
import { copyOf, moved, newRow, type Row } from './value';

export interface LinesProps {
  field: FieldDescription;
  edit: LinesEdit;
  id: string | undefined;
  disabled: boolean;
  invalid: boolean;
  describedBy: string | undefined;
}

const ROW_PX = 32;
/** Rows seen at once before the table scrolls. */
const SEEN = 10;
/** Below the rows, for what is said of a cell. */
const ROOM_PX = 40;
const NOBODY: ReadonlySet<string> = new Set();

const nothing = () => undefined;

export function LineGrid({ field, edit, id, disabled, invalid, describedBy }: LinesProps) {
  const { t } = useTranslation('fields');
  const toast = useToast();
  const [selection, setSelection] = useState<ReadonlySet<string>>(NOBODY);
  const active = useRef<Cell | null>(null);
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const columns = useColumns(field, edit, widths, disabled);
  const rows = useMemo(() => inOrder(edit.rows, false), [edit.rows]);
  const most = edit.rows.length >= edit.most;

  const chosen = (): ReadonlySet<string> => {
    if (selection.size > 0) return selection;
    const row = edit.rows[active.current?.row ?? -1];
    return new Set(row ? [row.id] : []);
  };
  const move = (by: -1 | 1) => edit.change(moved(edit.rows, chosen(), by));
  const copy = () => {
    const ids = chosen();
    const next = edit.rows.flatMap((row) => (ids.has(row.id) ? [row, copyOf(row, edit.columns)] : [row]));
    edit.change(next.slice(0, edit.most));
  };
  const remove = () => {
    const ids = chosen();
    edit.change(edit.rows.filter((row) => !ids.has(row.id)));
    setSelection(NOBODY);
  };
  /** What was pasted, filled in or cleared is one step; lines that it begins come after the last. */
  const take = async (changes: readonly RowChange<Row>[]) => {
    const changed = new Map(changes.map((change) => [change.row.id, change]));
    const wrong = new Map(edit.wrong);
    for (const { row, values } of changes) for (const key of Object.keys(values)) wrong.delete(cellOf(row.id, key));
    const rows = edit.rows.map((row) => ({ ...row, ...changed.get(row.id)?.values }));
    const known = new Set(edit.rows.map(({ id }) => id));
    const begun = changes.filter(({ row }) => !known.has(row.id)).map(({ row, values }) => ({ ...row, ...values }));
    edit.change([...rows, ...begun], wrong);
    toast.info(t('types.subtable.pasted', { count: changes.length }));
  };
  const grow = (count: number) =>
    Array.from({ length: Math.min(count, edit.most - edit.rows.length) }, () => newRow(edit.columns));
  const keyDown = (event: KeyboardEvent) => {
    const by = event.altKey ? { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key] : undefined;
    if (!by || disabled) return;
    event.preventDefault();
    event.stopPropagation();
    move(by);
  };

  const height = ROW_PX * (1 + Math.min(SEEN, Math.max(1, edit.rows.length))) + ROOM_PX;
  return (
    <div
      id={id}
      tabIndex={-1}
      className={invalid ? `${styles.lines} ${styles.invalid}` : styles.lines}
      onKeyDownCapture={keyDown}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
    >
      <div className={styles.table} style={{ height }}>
        <Grid<Row>
          label={field.label}
          rows={rows}
          columns={columns}
          names={false}
          onRange={nothing}
          loading={false}
          sort={null}
          onSort={nothing}
          onResize={(key, width) =>
            setWidths(({ [key]: _, ...rest }) => (width === null ? rest : { ...rest, [key]: width }))
          }
          selection={selection}
          {...(disabled ? {} : { onSelection: setSelection, onCells: take, grow })}
          onOpen={nothing}
          onActive={(cell) => {
            active.current = cell;
          }}
          {...(disabled || most ? {} : { onBeyond: () => edit.add() })}
        />
        {edit.rows.length === 0 && <p className={styles.none}>{t('types.subtable.none')}</p>}
      </div>
      <Problems field={field} edit={edit} />
      <footer className={styles.foot}>
        {!disabled && (
          <>
            <button type="button" className="btn ghost" disabled={most} onClick={() => edit.add()}>
              <Icon name="plus" />
              {t('types.subtable.add')}
            </button>
            <Tool icon="copy" label={t('types.subtable.copy')} disabled={most || rows.total === 0} run={copy} />
            <Tool icon="up" label={t('types.subtable.up')} disabled={rows.total === 0} run={() => move(-1)} />
            <Tool icon="down" label={t('types.subtable.down')} disabled={rows.total === 0} run={() => move(1)} />
            <Tool icon="trash" label={t('types.subtable.remove')} disabled={rows.total === 0} run={remove} />
            <Tool icon="undo" label={t('types.subtable.undo')} disabled={!edit.undo} run={() => edit.undo?.()} />
          </>
        )}
        <Totals columns={edit.columns} lines={edit.rows} />
      </footer>
    </div>
  );
}

interface ToolProps {
  icon: string;
  label: string;
  disabled: boolean;
  run: () => void;
}

function Tool({ icon, label, disabled, run }: ToolProps) {
  return (
    <button
      type="button"
      className="btn ghost square"
      title={label}
      aria-label={label}
      disabled={disabled}
      // the table keeps the focus, and with it the row that is meant
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  );
}

/** The columns stay the same objects while one types, so that rows that did not change are not drawn again. */
function useColumns(
  field: FieldDescription,
  edit: LinesEdit,
  widths: Readonly<Record<string, number>>,
  disabled: boolean,
): GridColumn<Row>[] {
  const context = useFieldContext();
  const latest = useRef(edit);
  latest.current = edit;
  const { columns, wrong } = edit;
  const target = field.target ?? '';
  return useMemo(
    () =>
      columns.map((column) => {
        const { GridCell, width, align, unitOf } = fieldTypeOf(column.type);
        const unit = unitOf?.(column, context);
        return {
          key: column.key,
          title: column.required ? `${column.label} *` : column.label,
          ...(unit ? { note: unit } : {}),
          width: widths[column.key] ?? Math.max(width, 120),
          align,
          sortable: false,
          render: (row: Row) => {
            const message = wrong.get(cellOf(row.id, column.key));
            const cell = <GridCell field={column} value={row[column.key] ?? null} place="grid" />;
            if (!message) return cell;
            return (
              <span className={styles.wrong} title={message}>
                {cell}
              </span>
            );
          },
          ...cellsOf<Row>(column, context, !disabled && !column.read_only),
          ...(disabled || column.read_only
            ? {}
            : {
                edit: cellEdit<Row>(target, column, context, (row, _column, value) =>
                  latest.current.set(row.id, column.key, value),
                ),
              }),
        };
      }),
    [columns, wrong, context, widths, disabled, target],
  );
}
