/** A new object made of a table that exists: its columns as fields, each with a type that can be changed or left out. */
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../api/client';
import { PickBox } from '../../fields/controls/PickBox';
import { fieldTypeOf } from '../../fields/registry';
import { Icon } from '../../kit/Icon';
import { upload } from '../../kit/upload';
import styles from './FromFile.module.css';
import { type FileModel, type Proposal, proposalOf, typesFor } from './fileModel';

interface Props {
  model: FileModel | null;
  onChange: (model: FileModel) => void;
}

export function FromFile({ model, onChange }: Props) {
  const { t } = useTranslation('definitions');
  const input = useRef<HTMLInputElement>(null);
  const look = useMutation({
    mutationFn: async (file: File) => {
      const { id } = await upload(file);
      return proposalOf(id, await api.post<Proposal>('/imports/proposal', { file: id }));
    },
    onSuccess: onChange,
  });
  const refused = look.error instanceof ApiError ? `${look.error.message} ${look.error.hint}` : look.error?.message;
  return (
    <div className={styles.file}>
      <p className="soft">{t('file.hint')}</p>
      <p className={styles.choose}>
        <button type="button" className="btn" disabled={look.isPending} onClick={() => input.current?.click()}>
          <Icon name="ul" />
          {t(model ? 'file.other' : 'file.choose')}
        </button>
        {look.isPending && <span role="status">{t('file.looking')}</span>}
        {refused && (
          <span role="alert" className={styles.refused}>
            {refused}
          </span>
        )}
      </p>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.xls,.csv"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('file.choose')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) look.mutate(file);
          event.target.value = '';
        }}
      />
      {model && <Columns model={model} onChange={onChange} />}
    </div>
  );
}

function Columns({ model, onChange }: { model: FileModel; onChange: Props['onChange'] }) {
  const { t } = useTranslation(['definitions', 'fields']);
  const { fields } = model;
  return (
    <section className={styles.columns} aria-label={t('model.fields', { count: fields.length })}>
      <h3>{t('model.fields', { count: fields.length })}</h3>
      <ul>
        {fields.map((field) => (
          <li key={field.key}>
            <Icon name={fieldTypeOf(field.type).icon} size={14} />
            <span className="ellipsis">{field.label}</span>
            <PickBox
              entries={typesFor(field).map((key) => ({ key, label: t(`fields:types.${key}.label`) }))}
              value={field.type}
              onChange={(type) =>
                onChange({ ...model, fields: fields.map((each) => (each === field ? { ...each, type } : each)) })
              }
              label={t('file.type', { field: field.label })}
              size="form"
            />
            <button
              type="button"
              className="btn ghost"
              aria-label={t('file.leaveOut', { field: field.label })}
              disabled={fields.length === 1}
              onClick={() => onChange({ ...model, fields: fields.filter((each) => each !== field) })}
            >
              <Icon name="x" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
