/** A small form with exactly the fields that a step needs; what is filled in is saved together with the step. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/error';
import type { FieldDescription } from '../../api/types';
import { Dialog } from '../../kit/Dialog';
import { useHotkey } from '../../kit/hotkeys';
import { Kbd } from '../../kit/Kbd';
import { useIsPhone } from '../../kit/phone';
import { useToast } from '../../kit/toast';
import type { Changes } from '../data/records';
import { type FormRecord, FormRecordContext } from '../formContext';
import { arrange } from './arrange';
import { FormFields, focusField } from './FormFields';
import { useFormState } from './useFormState';

interface Props {
  title: string;
  /** The verb on the button. */
  action: string;
  fields: readonly FieldDescription[];
  /** The record as it stands. */
  record: FormRecord;
  /** @throws ApiError what the server refused is shown at its field, and the form stays. */
  onSave: (values: Changes) => Promise<unknown>;
  onClose: () => void;
}

export function AskDialog({ title, action, fields, record, onSave, onClose }: Props) {
  const { t } = useTranslation('fields');
  const toast = useToast();
  const phone = useIsPhone();
  const [saving, setSaving] = useState(false);
  const demanded = useMemo(() => fields.map((field) => ({ ...field, required: true })), [fields]);
  const tabs = useMemo(() => arrange(demanded, null), [demanded]);
  const form = useFormState(demanded, Object.fromEntries(fields.map(({ key }) => [key, record.values[key] ?? null])));
  const save = async () => {
    const wrong = form.check();
    if (wrong) focusField(wrong);
    if (wrong || saving) return;
    setSaving(true);
    try {
      await onSave(form.values);
      onClose();
    } catch (error) {
      const first = error instanceof ApiError ? form.refuse(error.errors) : null;
      if (!first || !focusField(first)) toast.error(error);
      setSaving(false);
    }
  };
  useHotkey('mod+enter', () => void save());
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn large ghost" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="button" className="btn large primary" disabled={saving} onClick={() => void save()}>
            {saving ? t('form.saving') : action}
            {!phone && <Kbd combo="mod+enter" />}
          </button>
        </>
      }
    >
      <FormRecordContext value={record}>
        <FormFields tabs={tabs} form={form} />
      </FormRecordContext>
    </Dialog>
  );
}
