/** What a record is at a glance: its name, the few figures and days that matter, what comes next, how far it has come. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, ObjectDescription, RecordData } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { titleOf } from '../../fields/data/objects';
import { callAddress } from '../../fields/phone/call';
import { fieldTypeOf } from '../../fields/registry';
import { Icon } from '../../kit/Icon';
import { Kbd } from '../../kit/Kbd';
import { NextStepFact } from './NextStepFact';
import { type NextStep, useNextStep } from './nextStep';
import styles from './record.module.css';
import { useReread } from './timeline/useTimeline';
import type { Telling } from './timeline/ways';
import type { RecordEdit } from './useRecordEdit';

interface Props {
  object: ObjectDescription;
  record: RecordData;
  edit: RecordEdit;
  tellings: readonly Telling[];
  narrow: boolean;
  /** Go to where one writes what happened; null where nothing can be written. */
  onWrite: (() => void) | null;
}

const FACTS = 5;
const NARROW_FACTS = 3;
/** Kinds of values that say much in little room, most telling first. */
const TELLING = ['number', 'date', 'time', 'choice'];
const CALLED = ['mobile', 'phone'];

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
      !Array.isArray(record[field.key]) &&
      rank(field) >= 0,
  );
  return filled.sort((a, b) => rank(a) - rank(b)).slice(0, FACTS);
}

export function Header({ object, record, edit, tellings, narrow, onWrite }: Props) {
  const context = useFieldContext();
  const tag = object.fields.find(({ type, key }) => fieldTypeOf(type).key === 'select' && record[key] != null);
  const leading = object.fields.find(({ type }) => fieldTypeOf(type).leads === true);
  const next = useNextStep(tellings, record.id);
  const facts = factsOf(object, record, [tag, leading]).slice(0, narrow ? NARROW_FACTS : FACTS);
  const deeds = <Deeds {...{ object, record, tellings, narrow, onWrite }} />;
  return (
    <header className={`${styles.header} ${narrow ? styles.narrow : ''}`}>
      <div className={styles.names}>
        <h1 title={titleOf(record, object, context)}>{titleOf(record, object, context)}</h1>
        {tag && <Shown field={tag} record={record} />}
        {!narrow && deeds}
      </div>
      <Facts {...{ facts, record, next: narrow ? null : next }} object={object.key} />
      {leading && <Leading object={object} field={leading} record={record} edit={edit} />}
      {narrow && deeds}
      {narrow && next && <Next object={object.key} id={record.id} next={next} />}
    </header>
  );
}

function Shown({ field, record }: { field: FieldDescription; record: RecordData }) {
  const { View } = fieldTypeOf(field.type);
  return <View field={field} value={record[field.key]} />;
}

interface FactsProps {
  facts: readonly FieldDescription[];
  object: string;
  record: RecordData;
  next: NextStep | null;
}

function Facts({ facts, object, record, next }: FactsProps) {
  if (facts.length === 0 && !next) return null;
  return (
    <div className={styles.factLine}>
      <dl className={styles.facts}>
        {facts.map((field) => (
          <div key={field.key}>
            <dt className="ellipsis">{field.label}</dt>
            <dd>
              <Shown field={field} record={record} />
            </dd>
          </div>
        ))}
      </dl>
      {next && <Next object={object} id={record.id} next={next} />}
    </div>
  );
}

function Next({ object, id, next }: { object: string; id: string; next: NextStep }) {
  return <NextStepFact next={next} onDone={useReread(object, id)} />;
}

/** The field that leads a record from one step to the next. */
function Leading({
  object,
  field,
  record,
  edit,
}: Pick<Props, 'object' | 'record' | 'edit'> & { field: FieldDescription }) {
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

/** What one does with such a record most: call, sign in at a visit, write what happened. */
function Deeds({ object, record, tellings, narrow, onWrite }: Omit<Props, 'edit'>) {
  const { t } = useTranslation('record');
  const called = object.fields.find(({ type, key }) => CALLED.includes(type) && typeof record[key] === 'string');
  const visited = narrow && tellings.some(({ activity, object: { may } }) => activity.place !== '' && may.create);
  const size = narrow ? 20 : 16;
  return (
    <div className={styles.deeds}>
      {called && (
        <a className={narrow ? 'btn primary' : 'btn'} href={callAddress(String(record[called.key]))}>
          <Icon name="phone" size={size} />
          {t('deeds.call')}
        </a>
      )}
      {visited && (
        <Link className="btn" to="/visit" search={{ object: object.key, id: record.id }}>
          <Icon name="map" size={size} />
          {t('deeds.visit')}
        </Link>
      )}
      {onWrite && (
        <button type="button" className={narrow && called ? 'btn' : 'btn primary'} onClick={onWrite}>
          <Icon name="edit" size={size} />
          {t('deeds.write')}
          {!narrow && <Kbd combo="f" />}
        </button>
      )}
    </div>
  );
}
