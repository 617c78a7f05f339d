/** The form to try out, with the real editors: as wide as a sheet on a desktop or a phone, empty or with a record. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { ObjectBody, RecordData, RecordPage } from '../../api/types';
import { PickBox } from '../../fields/controls/PickBox';
import { describeField, type SharedOptions } from '../../fields/design/describe';
import { arrange } from '../../fields/form/arrange';
import { FormFields } from '../../fields/form/FormFields';
import { useFormState } from '../../fields/form/useFormState';
import { textOf } from '../../kit/words';
import { layoutOf } from './arrangement';
import styles from './designer.module.css';

interface Props {
  object: string;
  body: ObjectBody;
  /** Null while the object was never published: there are no records then. */
  published: ObjectBody | null;
  shared: SharedOptions;
  device: 'desktop' | 'phone';
}

const RECORDS = 50;

export function Preview({ object, body, published, shared, device }: Props) {
  const { t, i18n } = useTranslation('designer');
  const [chosen, setChosen] = useState('');
  const records = useQuery({
    queryKey: ['records', object, 'preview'],
    queryFn: () => api.get<RecordPage>(`/objects/${object}/records`, { limit: RECORDS }),
    enabled: published !== null,
  }).data?.records;
  const record = records?.find(({ id }) => id === chosen);
  const titleKey = published?.title_field ?? '';
  const entries = [
    { key: '', label: t('preview.blank') },
    ...(records ?? []).map((each) => ({ key: each.id, label: String(each[titleKey] ?? each.id) })),
  ];
  return (
    <div className={styles.preview}>
      <div className={styles.previewBar}>
        <span className="muted">{t('preview.note')}</span>
        {records && records.length > 0 && (
          <PickBox label={t('preview.record')} entries={entries} value={chosen} onChange={setChosen} />
        )}
      </div>
      <div className={device === 'phone' ? styles.device : styles.desk}>
        <h2>{t('fields:form.create', { object: textOf(body.label, i18n.language) })}</h2>
        <Filled key={`${device} ${chosen}`} {...{ body, shared, device, record }} />
      </div>
    </div>
  );
}

type FilledProps = Pick<Props, 'body' | 'shared' | 'device'> & { record: RecordData | undefined };

function Filled({ body, shared, device, record }: FilledProps) {
  const { i18n } = useTranslation('designer');
  const { language } = i18n;
  const phone = device === 'phone';
  const fields = useMemo(
    () => body.fields.map((field) => describeField(field, language, shared)),
    [body.fields, language, shared],
  );
  const tabs = useMemo(
    () => arrange(fields, layoutOf(body, phone ? 'phone' : 'create'), { language, phone }),
    [fields, body, language, phone],
  );
  const form = useFormState(
    fields,
    Object.fromEntries(fields.map(({ key, default: given }) => [key, record ? (record[key] ?? null) : given])),
  );
  return <FormFields tabs={tabs} form={form} />;
}
