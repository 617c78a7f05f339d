/** All values of a record: its own first, what the system keeps below. */
import { useTranslation } from 'react-i18next';
import type { FieldDescription, ObjectDescription, RecordData } from '../../api/types';
import { FieldRow } from '../../kit/FieldRow';
import { EditableValue } from './EditableValue';
import styles from './record.module.css';
import type { RecordEdit } from './useRecordEdit';

interface Props {
  object: ObjectDescription;
  record: RecordData;
  edit: RecordEdit;
}

export function FieldPanel({ object, record, edit }: Props) {
  const { t } = useTranslation('record');
  const row = (field: FieldDescription) => (
    <FieldRow key={field.key} label={field.label} help={field.help} required={field.required}>
      <EditableValue
        field={field}
        value={record[field.key] ?? null}
        editable={object.may.update && !field.read_only}
        onSave={(value) => edit.save({ [field.key]: value })}
      />
    </FieldRow>
  );
  return (
    <section className={styles.panel} aria-label={t('panel.title')}>
      <h2>
        {t('panel.title')}
        <span>{t(object.may.update ? 'panel.hint' : 'panel.readOnly')}</span>
      </h2>
      {object.fields.filter(({ system }) => !system).map(row)}
      <h3>{t('panel.system')}</h3>
      {object.fields.filter(({ system }) => system).map(row)}
    </section>
  );
}
