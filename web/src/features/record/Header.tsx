/** What a record is at a glance: its name, its first option, and the few figures and days that matter. */
import type { FieldDescription, ObjectDescription, RecordData } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { titleOf } from '../../fields/data/objects';
import { fieldTypeOf } from '../../fields/registry';
import { useIsPhone } from '../../kit/phone';
import styles from './record.module.css';

interface Props {
  object: ObjectDescription;
  record: RecordData;
}

const FACTS = 5;
/** Kinds of values that say much in little room, most telling first. */
const TELLING = ['number', 'date', 'time', 'choice'];

function factsOf(object: ObjectDescription, record: RecordData, tag: FieldDescription | undefined): FieldDescription[] {
  const rank = (field: FieldDescription) => {
    const { family, align } = fieldTypeOf(field.type);
    return TELLING.indexOf(align === 'end' ? 'number' : family);
  };
  const filled = object.fields.filter(
    (field) =>
      !field.system &&
      field !== tag &&
      field.key !== object.title_field &&
      record[field.key] != null &&
      rank(field) >= 0,
  );
  return filled.sort((a, b) => rank(a) - rank(b)).slice(0, FACTS);
}

export function Header({ object, record }: Props) {
  const context = useFieldContext();
  // on a phone the facts scroll sideways, for the keyboard too
  const phone = useIsPhone();
  const tag = object.fields.find(({ type, key }) => fieldTypeOf(type).key === 'select' && record[key] != null);
  const shown = (field: FieldDescription) => {
    const { View } = fieldTypeOf(field.type);
    return <View field={field} value={record[field.key]} />;
  };
  const facts = factsOf(object, record, tag);
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
    </header>
  );
}
