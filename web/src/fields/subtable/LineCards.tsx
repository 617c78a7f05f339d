/** Lines on a phone: a card for each, changed in a sheet with the editors of a form. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { Sheet } from '../../kit/Sheet';
import { isEmpty } from '../data/isEmpty';
import { arrange } from '../form/arrange';
import { FormFields, focusField } from '../form/FormFields';
import { useFormState } from '../form/useFormState';
import { fieldTypeOf } from '../registry';
import type { LinesProps } from './LineGrid';
import { Problems } from './Problems';
import styles from './subtable.module.css';
import { Totals } from './Totals';
import { copyOf, moved, type Row } from './value';

export function LineCards({ field, edit, id, disabled, describedBy }: LinesProps) {
  const { t } = useTranslation('fields');
  const [open, setOpen] = useState<string | null>(null);
  const place = edit.rows.findIndex((row) => row.id === open);
  const row = edit.rows[place];
  return (
    <div id={id} tabIndex={-1} className={styles.cards} {...(describedBy ? { 'aria-describedby': describedBy } : {})}>
      {edit.rows.map((each, i) => (
        <button
          key={each.id}
          type="button"
          className={styles.card}
          disabled={disabled}
          onClick={() => setOpen(each.id)}
        >
          <span className="sr-only">{t('types.subtable.editLine', { line: i + 1 })}</span>
          <CardValues row={each} columns={edit.columns} />
        </button>
      ))}
      <Problems field={field} edit={edit} />
      <footer className={styles.foot}>
        {!disabled && (
          <button
            type="button"
            className="btn"
            disabled={edit.rows.length >= edit.most}
            onClick={() => setOpen(edit.add()?.id ?? null)}
          >
            <Icon name="plus" />
            {t('types.subtable.add')}
          </button>
        )}
        <Totals columns={edit.columns} lines={edit.rows} />
      </footer>
      {row && (
        <LineSheet
          key={row.id}
          title={t('types.subtable.line', { line: place + 1 })}
          row={row}
          columns={edit.columns}
          onClose={() => setOpen(null)}
          onSave={(next) => {
            edit.change(edit.rows.map((other) => (other.id === row.id ? next : other)));
            setOpen(null);
          }}
          onMove={(by) => edit.change(moved(edit.rows, new Set([row.id]), by))}
          onCopy={() => {
            const copied = copyOf(row, edit.columns);
            edit.change(edit.rows.flatMap((other) => (other.id === row.id ? [other, copied] : [other])));
            setOpen(copied.id);
          }}
          onRemove={() => {
            setOpen(null);
            edit.change(edit.rows.filter((other) => other.id !== row.id));
          }}
        />
      )}
    </div>
  );
}

/** The first column as the name of the line, the others with their labels. */
function CardValues({ row, columns }: { row: Row; columns: readonly FieldDescription[] }) {
  const [first, ...rest] = columns;
  const cell = (column: FieldDescription) => {
    const { GridCell } = fieldTypeOf(column.type);
    return <GridCell field={column} value={row[column.key] ?? null} place="grid" />;
  };
  return (
    <>
      <strong className="ellipsis">{first && cell(first)}</strong>
      <span className={styles.cardRest}>
        {rest
          .filter((column) => !isEmpty(column, row[column.key]))
          .map((column) => (
            <span key={column.key} className="ellipsis">
              <small>{column.label}</small> {cell(column)}
            </span>
          ))}
      </span>
    </>
  );
}

interface SheetProps {
  title: string;
  row: Row;
  columns: readonly FieldDescription[];
  onClose: () => void;
  onSave: (row: Row) => void;
  onMove: (by: -1 | 1) => void;
  onCopy: () => void;
  onRemove: () => void;
}

function LineSheet({ title, row, columns, onClose, onSave, onMove, onCopy, onRemove }: SheetProps) {
  const { t } = useTranslation('fields');
  const tabs = useMemo(() => arrange(columns, null, { phone: true }), [columns]);
  const form = useFormState(columns, row);
  const save = () => {
    const wrong = form.check();
    if (wrong) focusField(wrong);
    else onSave({ ...row, ...form.values });
  };
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <button type="button" className="btn large primary" onClick={save}>
          {t('types.subtable.done')}
        </button>
      }
    >
      <FormFields tabs={tabs} form={form} autoFocus={columns[0]?.key ?? null} />
      <div className={styles.lineTools}>
        <button type="button" className="btn ghost" onClick={() => onMove(-1)}>
          <Icon name="up" />
          {t('types.subtable.up')}
        </button>
        <button type="button" className="btn ghost" onClick={() => onMove(1)}>
          <Icon name="down" />
          {t('types.subtable.down')}
        </button>
        <button type="button" className="btn ghost" onClick={onCopy}>
          <Icon name="copy" />
          {t('types.subtable.copy')}
        </button>
        <button type="button" className="btn ghost danger" onClick={onRemove}>
          <Icon name="trash" />
          {t('types.subtable.remove')}
        </button>
      </div>
    </Sheet>
  );
}
