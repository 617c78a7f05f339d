/** The form of a new record. What is typed is kept on this device until it is saved. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import { objectQuery } from '../../api/queries';
import type { FieldDescription, ObjectDescription, RecordData } from '../../api/types';
import { useHotkey } from '../../kit/hotkeys';
import { Kbd } from '../../kit/Kbd';
import { useIsPhone } from '../../kit/phone';
import { Sheet } from '../../kit/Sheet';
import { useSession } from '../../kit/session';
import { PageError, PageLoading } from '../../kit/states';
import { useToast } from '../../kit/toast';
import { useFieldContext } from '../context';
import { titleOf } from '../data/objects';
import { type Changes, useRecordWrites } from '../data/records';
import { type FormRecord, FormRecordContext } from '../formContext';
import { fieldTypeOf } from '../registry';
import type { FieldContext } from '../type';
import { arrange, columnsOf, layoutFor, shownFields } from './arrange';
import { dropDraft, keepDraft, readDraft } from './draft';
import { FormFields, focusField } from './FormFields';
import styles from './form.module.css';
import { type FormState, filledByHand, useFormChange, useFormState } from './useFormState';

interface Props {
  object: string;
  /** Filled in from the start, such as the parent it is created from. */
  given?: Changes;
  onClose: () => void;
  onCreated?: (record: RecordData) => void;
}

export function CreateSheet(props: Props) {
  const { t } = useTranslation('fields');
  const description = useQuery(objectQuery(props.object));
  if (description.data) return <CreateForm {...props} description={description.data} />;
  return (
    <Sheet open title={t('form.create', { object: '' })} onClose={props.onClose}>
      {description.isError ? <PageError error={description.error} /> : <PageLoading />}
    </Sheet>
  );
}

function startValues(description: ObjectDescription, given: Changes | undefined, context: FieldContext): Changes {
  const defaults = filledByHand(description.fields).map((field) => [field.key, defaultOf(field, context)]);
  return { ...Object.fromEntries(defaults), ...given };
}

/** What a field begins with; `today` and `now` mean the moment in which the form is opened. A record is its writer's. */
function defaultOf(field: FieldDescription, context: FieldContext): unknown {
  if (field.system && field.type === 'user') return context.me;
  const type = fieldTypeOf(field.type);
  if (type.family !== 'time' || type.entry !== 'typed' || typeof field.default !== 'string')
    return field.default ?? null;
  const reading = type.read(field.default, field, context);
  return reading.ok ? reading.value : field.default;
}

function CreateForm({ object, given, onClose, onCreated, description }: Props & { description: ObjectDescription }) {
  const { t } = useTranslation('fields');
  const workspace = useSession().workspace.key;
  const context = useFieldContext();
  const [initial] = useState(() => startValues(description, given, context));
  // A draft belongs to the plain form; one opened from a parent begins fresh.
  const [draft] = useState(() => (given ? null : readDraft(workspace, object)));
  const [continued, setContinued] = useState(draft !== null);
  const phone = useIsPhone();
  const { fields, tabs } = useArranged(description, phone);
  const shown = shownFields(tabs);
  const form = useFormState(fields, { ...initial, ...draft });
  const { save, saving } = useSave({ object, description, form, given, onCreated });
  const record = useFormRecordOf(object, form);

  useFormChange(form, (values) => {
    if (!given) keepDraft(workspace, object, values, initial);
  });

  const saveAndClose = async () => (await save()) && onClose();
  useHotkey('mod+enter', () => void saveAndClose());
  return (
    <Sheet
      open
      width={WIDTHS[columnsOf(tabs)] ?? 520}
      title={t('form.create', { object: description.label })}
      onClose={onClose}
      footer={
        <Buttons
          saving={saving}
          onCancel={onClose}
          onSave={saveAndClose}
          onSaveMore={async () => {
            if (!(await save())) return;
            form.reset(initial);
            const first = shown[0];
            if (first) focusField(first.key);
          }}
        />
      }
    >
      {continued && (
        <p className={styles.draft}>
          {t('form.draftFound')}
          <button
            type="button"
            className="btn link"
            onClick={() => {
              form.reset(initial);
              setContinued(false);
            }}
          >
            {t('form.draftDrop')}
          </button>
        </p>
      )}
      {shown.length === 0 ? (
        <p className="muted">{t('noField')}</p>
      ) : (
        <FormRecordContext value={record}>
          <FormFields tabs={tabs} form={form} autoFocus={shown.find(({ key }) => !given?.[key])?.key ?? null} />
        </FormRecordContext>
      )}
    </Sheet>
  );
}

/** Width of the sheet in px by its columns. */
const WIDTHS: Readonly<Record<number, number>> = { 1: 520, 2: 760, 3: 960 };

function useArranged(description: ObjectDescription, phone: boolean) {
  return useMemo(() => {
    const fields = filledByHand(description.fields);
    return { fields, tabs: arrange(fields, layoutFor(description, 'create', phone), { phone }) };
  }, [description, phone]);
}

/** What editors are told of the record: always what the form holds now, without drawing them anew for it. */
function useFormRecordOf(object: string, form: FormState): FormRecord {
  return useMemo(
    () => ({
      object,
      id: null,
      get values() {
        return form.values;
      },
    }),
    [object, form],
  );
}

interface SaveParts {
  object: string;
  description: ObjectDescription;
  form: FormState;
  given: Changes | undefined;
  onCreated: ((record: RecordData) => void) | undefined;
}

/** Saves once at a time. @returns whether the record now exists. */
function useSave({ object, description, form, given, onCreated }: SaveParts) {
  const { t } = useTranslation('fields');
  const context = useFieldContext();
  const workspace = useSession().workspace.key;
  const writes = useRecordWrites(object);
  const toast = useToast();
  const [saving, setSaving] = useState(false);

  const refused = (error: unknown) => {
    const known = error instanceof ApiError && error.errors.length > 0;
    const first = known ? form.refuse(error.errors) : null;
    if (!first || !focusField(first)) toast.error(error);
  };
  const save = async (): Promise<boolean> => {
    const wrong = form.check();
    if (wrong && !focusField(wrong)) toast.info(form.messageOf(wrong) ?? '');
    if (wrong || saving) return false;
    setSaving(true);
    try {
      const record = await writes.create(form.values);
      if (!given) dropDraft(workspace, object);
      toast.info(t('form.created', { title: titleOf(record, description, context) }));
      onCreated?.(record);
      return true;
    } catch (error) {
      refused(error);
      return false;
    } finally {
      setSaving(false);
    }
  };
  return { save, saving };
}

interface ButtonsProps {
  saving: boolean;
  onCancel: () => void;
  onSave: () => void;
  onSaveMore: () => void;
}

function Buttons({ saving, onCancel, onSave, onSaveMore }: ButtonsProps) {
  const { t } = useTranslation('fields');
  const phone = useIsPhone();
  return (
    <>
      {!phone && (
        <button type="button" className="btn large ghost" onClick={onCancel}>
          {t('form.cancel')}
        </button>
      )}
      <button type="button" className="btn large" disabled={saving} onClick={onSaveMore}>
        {t('form.saveMore')}
      </button>
      <button type="button" className="btn large primary" disabled={saving} onClick={onSave}>
        {t(saving ? 'form.saving' : 'form.save')}
        {!phone && <Kbd combo="mod+enter" />}
      </button>
    </>
  );
}
