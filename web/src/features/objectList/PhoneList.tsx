/** The same rows on a phone: the name with its first option, facts on the second line, the first figure at the end. */
import { Fragment, useMemo } from 'react';
import type { FieldDescription, ObjectDescription, RecordData } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { isEmpty } from '../../fields/data/isEmpty';
import { titleOf } from '../../fields/data/objects';
import { fieldTypeOf } from '../../fields/registry';
import type { Rows } from '../../grid/rows';
import { TwoLineList } from '../../grid/TwoLineList';

interface Props {
  object: ObjectDescription;
  fields: readonly FieldDescription[];
  list: string;
  rows: Rows<RecordData>;
  loading: boolean;
  onRange: (first: number, end: number) => void;
  onOpen: (record: RecordData) => void;
  onToggleGroup: (id: string) => void;
}

const FACTS = 3;

/** Which fields stand where: a tag beside the name, a figure at the end, the rest as facts. */
function rolesOf(object: ObjectDescription, fields: readonly FieldDescription[]) {
  const own = fields.filter(({ key }) => key !== object.title_field);
  const tag = own.find(({ type }) => type === 'select');
  const figure = own.find((field) => fieldTypeOf(field.type).align === 'end');
  const facts = own.filter((field) => field !== tag && field !== figure).slice(0, FACTS);
  return { tag, figure, facts };
}

export function PhoneList({ object, fields, list, rows, loading, onRange, onOpen, onToggleGroup }: Props) {
  const context = useFieldContext();
  const { tag, figure, facts } = useMemo(() => rolesOf(object, fields), [object, fields]);
  const cell = (record: RecordData, field: FieldDescription) => {
    const { GridCell } = fieldTypeOf(field.type);
    return <GridCell field={field} value={record[field.key] ?? null} />;
  };
  const words = (record: RecordData) =>
    facts.flatMap((field) => {
      const value = record[field.key];
      return value === null || value === undefined ? [] : [fieldTypeOf(field.type).toText(value, field, context)];
    });
  return (
    <TwoLineList
      label={object.plural || object.label}
      list={list}
      rows={rows}
      loading={loading}
      onRange={onRange}
      onOpen={onOpen}
      onToggleGroup={onToggleGroup}
      title={(record) => (
        <>
          <span>{titleOf(record, object, context)}</span>
          {tag && cell(record, tag)}
        </>
      )}
      facts={(record) =>
        words(record).map((word, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity but their place
          <Fragment key={i}>
            {i > 0 && ' · '}
            {word}
          </Fragment>
        ))
      }
      {...(figure
        ? { figure: (record: RecordData) => <Figure field={figure} value={record[figure.key] ?? null} /> }
        : {})}
    />
  );
}

/** A figure with its unit, and below it what it is. */
function Figure({ field, value }: { field: FieldDescription; value: unknown }) {
  const context = useFieldContext();
  if (isEmpty(field, value)) return null;
  return (
    <>
      <span>{fieldTypeOf(field.type).toText(value, field, context)}</span>
      <small className="ellipsis">{field.label}</small>
    </>
  );
}
