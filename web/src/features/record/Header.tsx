/** What a record is at a glance: its name, its first option, and the few figures and days that matter. */
import type { FieldDescription, ObjectDescription, RecordData } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { titleOf } from '../../fields/data/objects';
import { fieldTypeOf } from '../../fields/registry';
import { useIsPhone } from '../../kit/phone';
import styles from './record.module.css';
import type { RecordEdit } from './useRecordEdit';

interface Props {
  object: ObjectDescription;
  record: RecordData;
  edit: RecordEdit;
}

const FACTS = 5;
/** Kinds of values that say much in little room, most telling first. */
const TELLING = ['number', 'date', 'time', 'choice'];

function factsOf(
  object: ObjectDescription,
  record: RecordData,
  shownAlready: readonly (FieldDescription | undefined)[],
): FieldDescription[] {
  const rank = (field: FieldDescription) => {
    const { family, align } = fieldTypeOf(field.type);
    return TELLING.indexOf(align === 'end' ? 'number' : family);
  };
  const filled = object.fields.filter(
    (field) =>
      !field.system &&
      !shownAlready.includes(field) &&
      field.key !== object.title_field &&
      record[field.key] != null &&
      rank(field) >= 0,
  );
  return filled.sort((a, b) => rank(a) - rank(b)).slice(0, FACTS);
}

export function Header({ object, record, edit }: Props) {
  const context = useFieldContext();
  // on a phone the facts scroll sideways, for the keyboard too
  const phone = useIsPhone();
  const tag = object.fields.find(({ type, key }) => fieldTypeOf(type).key === 'select' && record[key] != null);
  const leading = object.fields.find(({ type }) => fieldTypeOf(type).leads === true);
  const shown = (field: FieldDescription) => {
    const { View, GridCell } = fieldTypeOf(field.type);
    const value = record[field.key];
    // of a list there is room for the beginning
    return Array.isArray(value) ? <GridCell field={field} value={value} /> : <View field={field} value={value} />;
  };
  const facts = factsOf(object, record, [tag, leading]);
  return (
    <header className={styles.header}>
      <div className={styles.names}>
        <h1>{titleOf(record, object, context)}</h1>
        {tag && shown(tag)}
      </div>
      {facts.length > 0 && (
        <dl className={styles.facts} {...(phone ? { tabIndex: 0 } : {})}>
          {facts.map((field) => (
            <div key={field.key}>
              <dt>{field.label}</dt>
              <dd>{shown(field)}</dd>
            </div>
          ))}
        </dl>
      )}
      {leading && <Leading object={object} field={leading} record={record} edit={edit} />}
    </header>
  );
}

/** The field that leads a record from one step to the next. */
function Leading({ object, field, record, edit }: Props & { field: FieldDescription }) {
  const { Editor } = fieldTypeOf(field.type);
  return (
    <div className={styles.leading}>
      <Editor
        field={field}
        value={record[field.key] ?? null}
        disabled={!object.may.update || field.read_only}
        onChange={(value: unknown) => void edit.save({ [field.key]: value })}
      />
    </div>
  );
}
