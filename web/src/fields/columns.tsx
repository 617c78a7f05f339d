/** In charge of fields as columns of a grid: how a cell is drawn, and how it is edited where it stands. */
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { FieldDescription, ObjectDescription, RecordData } from '../api/types';
import type { CellEdit, GridColumn, PanelProps } from '../grid/types';
import { cellsOf } from './columnCells';
import styles from './columns.module.css';
import { ChoiceList } from './controls/ChoiceList';
import { OpenedEditor } from './controls/OpenedEditor';
import { useListKeys } from './controls/useListKeys';
import { titleOf } from './data/objects';
import { sameValue } from './data/sameValue';
import { FormRecordContext } from './formContext';
import { fieldTypeOf } from './registry';
import type { ChosenField, FieldContext, ToggledField, TypedField } from './type';

interface Parts {
  object: ObjectDescription;
  fields: readonly FieldDescription[];
  /** Widths a person has dragged, px by field key. */
  widths: Readonly<Record<string, number>>;
  context: FieldContext;
  /** Save one value; absent where nothing may be changed. */
  onSave?: (record: RecordData, field: FieldDescription, value: unknown) => void;
  /** The name of a record was pressed. */
  onOpen: (record: RecordData) => void;
}

export function columnsOf({ object, fields, widths, context, onSave, onOpen }: Parts): GridColumn<RecordData>[] {
  return fields.map((field) => {
    const type = fieldTypeOf(field.type);
    const isTitle = field.key === object.title_field;
    const unit = type.unitOf?.(field, context);
    const editable = onSave !== undefined && !field.read_only;
    return {
      key: field.key,
      title: field.label,
      ...(unit ? { note: unit } : {}),
      width: widths[field.key] ?? (isTitle ? Math.max(type.width, 220) : type.width),
      align: type.align,
      sortable: field.sortable,
      render: (record) =>
        isTitle ? (
          <Name record={record} object={object} context={context} onOpen={onOpen} />
        ) : (
          <type.GridCell field={field} value={record[field.key] ?? null} place="grid" />
        ),
      ...(editable ? { edit: cellEdit<RecordData>(object.key, field, context, onSave) } : {}),
      ...cellsOf<RecordData>(field, context, editable),
    };
  });
}

interface NameProps {
  record: RecordData;
  object: ObjectDescription;
  context: FieldContext;
  onOpen: (record: RecordData) => void;
}

function Name({ record, object, context, onOpen }: NameProps) {
  return (
    <Link
      to="/o/$object/$id"
      params={{ object: object.key, id: record.id }}
      preload={false}
      tabIndex={-1}
      className={styles.name}
      onClick={(event) => {
        event.stopPropagation();
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onOpen(record);
      }}
    >
      {titleOf(record, object, context)}
    </Link>
  );
}

type Save<R> = (row: R, field: FieldDescription, value: unknown) => void;
/** A record, or a line of one: values by field key. */
type Values = { readonly id: string; readonly [field: string]: unknown };
// biome-ignore lint/suspicious/noExplicitAny: each type fixes its own value; behind the registry it is opaque
type Opaque = any;

/** How a field is edited in a cell of a row of `object`. */
export function cellEdit<R extends Values>(
  object: string,
  field: FieldDescription,
  context: FieldContext,
  save: Save<R>,
): CellEdit<R> {
  return inRecord(object, editOf(field, fieldTypeOf(field.type), context, save));
}

/** What is opened beside a cell knows which record it belongs to. */
function inRecord<R extends Values>(object: string, edit: CellEdit<R>): CellEdit<R> {
  const { panel } = edit;
  if (!panel) return edit;
  return {
    ...edit,
    panel: (props) => (
      <FormRecordContext value={{ object, id: props.row.id, values: props.row }}>{panel(props)}</FormRecordContext>
    ),
  };
}

function editOf<R extends Values>(
  field: FieldDescription,
  type: Opaque,
  context: FieldContext,
  save: Save<R>,
): CellEdit<R> {
  if (type.entry === 'typed') return typedEdit(field, type, context, save);
  if (type.entry === 'opened') return openedEdit(field, save);
  return type.entry === 'toggled' ? toggledEdit(field, type, save) : chosenEdit(field, type, save);
}

function openedEdit<R extends Values>(field: FieldDescription, save: Save<R>): CellEdit<R> {
  return {
    opened: true,
    begin: () => '',
    save: () => null,
    panel: ({ row, cell, onSaved }) => (
      <OpenedEditor
        field={field}
        value={row[field.key] ?? null}
        anchor={cell}
        onSave={(value) => {
          save(row, field, value);
          return null;
        }}
        onClose={onSaved}
      />
    ),
  };
}

function toggledEdit<R extends Values>(
  field: FieldDescription,
  type: ToggledField<Opaque>,
  save: Save<R>,
): CellEdit<R> {
  return {
    begin: () => '',
    save: () => null,
    toggle: (row) => save(row, field, type.toggle(row[field.key] ?? null, field)),
  };
}

function typedEdit<R extends Values>(
  field: FieldDescription,
  type: TypedField<Opaque>,
  context: FieldContext,
  save: Save<R>,
): CellEdit<R> {
  return {
    begin: (record) => {
      const value = record[field.key];
      return value === null || value === undefined ? '' : type.toTyped(value, field, context);
    },
    save: (record, text) => {
      const reading = type.read(text, field, context);
      if (!reading.ok) return reading.message;
      if (reading.value === null && field.required) return context.t('form.required', { label: field.label });
      if (!sameValue(reading.value, record[field.key])) save(record, field, reading.value);
      return null;
    },
    panel: ({ text }) => {
      const reading = text ? type.read(text, field, context) : null;
      const said = reading && (reading.ok ? reading.echo : reading.message);
      return said ? <p className={styles.said}>{said}</p> : null;
    },
  };
}

function chosenEdit<R extends Values>(field: FieldDescription, type: ChosenField<Opaque>, save: Save<R>): CellEdit<R> {
  return {
    chosen: true,
    begin: () => '',
    save: () => null,
    panel: (props) => <ChoicePanel {...props} field={field} type={type} save={save} />,
  };
}

interface ChoicePanelProps<R> extends PanelProps<R> {
  field: FieldDescription;
  type: ChosenField<Opaque>;
  save: Save<R>;
}

function ChoicePanel<R extends Values>({ row, text, keys, onSaved, field, type, save }: ChoicePanelProps<R>) {
  const listId = useId();
  const useFound = type.useChoices;
  const found = useFound(field, text);
  const take = (value: unknown) => {
    save(row, field, value);
    onSaved();
  };
  const { active, setActive, onKey } = useListKeys(found.choices.length, text, (index) => {
    const choice = found.choices[index];
    if (choice) take(choice.value);
  });
  keys.current = (event) => {
    const clears = (event.key === 'Delete' || event.key === 'Backspace') && text === '' && !field.required;
    if (clears) take(null);
    return clears || onKey(event);
  };
  return (
    <ChoiceList
      id={listId}
      found={found}
      active={active}
      onHover={setActive}
      onPick={({ value }) => take(value)}
      chosen={[]}
      searching={text !== ''}
    />
  );
}
