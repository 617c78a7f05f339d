/** The form of a draft, with what the server said at the fields that it refused. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { objectQuery } from '../../api/queries';
import type { ObjectDescription } from '../../api/types';
import { arrange } from '../../fields/form/arrange';
import { FormFields, focusField } from '../../fields/form/FormFields';
import { filledByHand, useFormState } from '../../fields/form/useFormState';
import { Icon } from '../../kit/Icon';
import { Sheet } from '../../kit/Sheet';
import { EmptyState } from '../../kit/states';
import type { Draft } from '../../offline/useOffline';
import styles from './drafts.module.css';

interface Props {
  draft: Draft;
  onClose: () => void;
  onSave: (change: Pick<Draft, 'values' | 'files'>) => void;
}

export function EditSheet(props: Props) {
  const { t } = useTranslation('offline');
  const description = useQuery(objectQuery(props.draft.object)).data;
  if (description) return <EditForm {...props} description={description} />;
  return (
    <Sheet open title={t('drafts.editTitle', { kind: props.draft.kind })} onClose={props.onClose}>
      <EmptyState icon="offline" sentence={t('drafts.noFields')} />
    </Sheet>
  );
}

function EditForm({ draft, description, onClose, onSave }: Props & { description: ObjectDescription }) {
  const { t } = useTranslation('offline');
  const [files, setFiles] = useState(draft.files);
  // the photos of a draft are not on the server: they stand below, not in the control of their field
  const fields = useMemo(() => {
    const held = new Set(draft.files.map(({ field }) => field));
    return filledByHand(description.fields).filter(({ key }) => !held.has(key));
  }, [description, draft]);
  const tabs = useMemo(() => arrange(fields, null), [fields]);
  const form = useFormState(fields, draft.values);
  useEffect(() => {
    const first = draft.refusal && form.refuse(draft.refusal.errors);
    if (first) focusField(first);
  }, [draft, form]);
  const save = () => {
    const wrong = form.check();
    if (wrong) focusField(wrong);
    else onSave({ values: form.values, files });
  };
  return (
    <Sheet
      open
      title={t('drafts.editTitle', { kind: draft.kind })}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn large ghost" onClick={onClose}>
            {t('drafts.cancel')}
          </button>
          <button type="button" className="btn large primary" onClick={save}>
            {t('drafts.save')}
          </button>
        </>
      }
    >
      <FormFields tabs={tabs} form={form} />
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={`${file.field} ${file.name}`}>
            <Icon name="image" />
            <span className="ellipsis">{file.name}</span>
            <button
              type="button"
              className="btn ghost square"
              aria-label={t('drafts.removePhoto', { name: file.name })}
              onClick={() => setFiles(files.filter((other) => other !== file))}
            >
              <Icon name="x" />
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
