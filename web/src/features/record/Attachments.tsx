/** All files of a record: those in its own fields, where more can be added, and those of its activities. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, ObjectDescription, RecordData, TimelineEntry } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { FormRecordContext } from '../../fields/formContext';
import { fieldTypeOf } from '../../fields/registry';
import { PageLoading } from '../../kit/states';
import { EditableValue } from './EditableValue';
import styles from './record.module.css';
import { dayOf } from './timeline/days';
import { timelineQuery } from './timeline/useTimeline';
import { fieldOf, type Telling } from './timeline/ways';
import type { RecordEdit } from './useRecordEdit';

interface Props {
  object: ObjectDescription;
  record: RecordData;
  edit: RecordEdit;
  tellings: readonly Telling[];
}

const PAGE = 100;

export function Attachments({ object, record, edit, tellings }: Props) {
  const own = object.fields.filter(({ type, system }) => !system && fieldTypeOf(type).group === 'file');
  return (
    <div className={styles.attachments}>
      {own.map((field) => (
        <OfField key={field.key} {...{ field, object, record, edit }} />
      ))}
      {tellings
        .filter(({ activity }) => activity.files !== '')
        .map((telling) => (
          <OfActivities key={telling.object.key} telling={telling} object={object} id={record.id} />
        ))}
    </div>
  );
}

interface FieldProps extends Omit<Props, 'tellings'> {
  field: FieldDescription;
}

function OfField({ field, object, record, edit }: FieldProps) {
  return (
    <section aria-label={field.label}>
      <h3>{field.label}</h3>
      <EditableValue
        field={field}
        value={record[field.key] ?? null}
        editable={object.may.update && !field.read_only}
        onSave={(value) => edit.save({ [field.key]: value })}
      />
    </section>
  );
}

function OfActivities({ telling, object, id }: { telling: Telling; object: ObjectDescription; id: string }) {
  const { t } = useTranslation('record');
  const query = useInfiniteQuery(timelineQuery(object.key, id, 'activity', PAGE));
  const field = fieldOf(telling, telling.activity.files);
  if (!field) return null;
  if (query.isPending) return <PageLoading rows={2} />;
  const entries = (query.data?.pages ?? [])
    .flatMap((page) => page.entries)
    .filter((entry) => entry.object === telling.object.key && entry.files?.length);
  return (
    <section aria-label={telling.object.plural || telling.object.label}>
      <h3>{t('files.of', { object: telling.object.label })}</h3>
      {entries.map((entry) => (
        <OfActivity key={entry.id} entry={entry} field={field} object={telling.object.key} />
      ))}
      {entries.length === 0 && !query.hasNextPage && <p className="muted">{t('files.none')}</p>}
      {query.hasNextPage && (
        <button type="button" className="btn ghost" onClick={() => void query.fetchNextPage()}>
          {t('history.more')}
        </button>
      )}
    </section>
  );
}

function OfActivity({ entry, field, object }: { entry: TimelineEntry; field: FieldDescription; object: string }) {
  const { zone } = useFieldContext();
  const { View } = fieldTypeOf(field.type);
  return (
    <FormRecordContext value={{ object, id: entry.id ?? null, values: { ...entry } }}>
      <div className={styles.attached}>
        <span className="small muted numeric">
          {dayOf(entry.at, zone)} {entry.by?.name}
        </span>
        <View field={field} value={entry.files ?? []} />
      </div>
    </FormRecordContext>
  );
}
