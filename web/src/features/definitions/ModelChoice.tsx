/** After what a new object is made: nothing, a file, a template with a look at its fields, or an object that is here. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { definitionsQuery, templatesQuery } from '../../api/queries';
import type { Template } from '../../api/types';
import { Segments } from '../../fields/controls/Segments';
import { fieldTypeOf } from '../../fields/registry';
import { Icon } from '../../kit/Icon';
import { PageLoading } from '../../kit/states';
import { FromFile } from './FromFile';
import type { FileModel } from './fileModel';
import styles from './ModelChoice.module.css';

export interface Model {
  readonly from: 'blank' | 'file' | 'template' | 'copy_of';
  readonly key: string;
  /** What it is called: a first name for the copy. */
  readonly label: string;
  /** What a file would become, once it was looked into. */
  readonly file?: FileModel;
}

export const BLANK: Model = { from: 'blank', key: '', label: '' };

interface Props {
  model: Model;
  onChange: (model: Model, suggested: string) => void;
}

export function ModelChoice({ model, onChange }: Props) {
  const { t } = useTranslation('definitions');
  const ways = (['blank', 'file', 'template', 'copy_of'] as const).map((key) => ({ key, label: t(`model.${key}`) }));
  return (
    <div className={styles.model}>
      <Segments
        label={t('model.label')}
        value={model.from}
        choices={ways}
        onChange={(from) => onChange({ ...BLANK, from }, '')}
      />
      {model.from === 'blank' && <p className="soft">{t('model.blankHint')}</p>}
      {model.from === 'file' && (
        <FromFile
          model={model.file ?? null}
          onChange={(file) => onChange({ from: 'file', key: file.file, label: file.label, file }, file.label)}
        />
      )}
      {model.from === 'template' && <Gallery model={model} onChange={onChange} />}
      {model.from === 'copy_of' && <Objects model={model} onChange={onChange} />}
    </div>
  );
}

function Gallery({ model, onChange }: Props) {
  const { t } = useTranslation('definitions');
  const templates = useQuery(templatesQuery).data;
  if (!templates) return <PageLoading rows={4} />;
  const chosen = templates.find(({ key }) => key === model.key);
  return (
    <div className={styles.gallery}>
      <div role="radiogroup" aria-label={t('model.template')} className={styles.cards}>
        {templates.map(({ key, label, description, icon }) => (
          <button
            key={key}
            type="button"
            role="radio"
            aria-checked={key === model.key}
            onClick={() => onChange({ from: 'template', key, label }, label)}
          >
            <Icon name={icon} />
            <b>{label}</b>
            <small>{description}</small>
          </button>
        ))}
      </div>
      {chosen && <Fields template={chosen} />}
    </div>
  );
}

function Fields({ template }: { template: Template }) {
  const { t } = useTranslation(['definitions', 'fields']);
  return (
    <section className={styles.fields} aria-label={t('model.fields', { count: template.fields.length })}>
      <h3>{t('model.fields', { count: template.fields.length })}</h3>
      <ul>
        {template.fields.map(({ key, type, label }) => (
          <li key={key}>
            <Icon name={fieldTypeOf(type).icon} size={14} />
            <span className="ellipsis">{label}</span>
            <small>{t(`fields:types.${fieldTypeOf(type).key}.label`)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Objects({ model, onChange }: Props) {
  const { t } = useTranslation('definitions');
  const objects = useQuery(definitionsQuery('object')).data;
  if (!objects) return <PageLoading rows={4} />;
  if (objects.length === 0) return <p className="soft">{t('model.noObject')}</p>;
  return (
    <div role="radiogroup" aria-label={t('model.copy_of')} className={styles.cards}>
      {objects.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          role="radio"
          aria-checked={key === model.key}
          onClick={() =>
            onChange({ from: 'copy_of', key, label: t('model.copyName', { label }) }, t('model.copyName', { label }))
          }
        >
          <Icon name="sub" />
          <b>{label}</b>
          <small>{key}</small>
        </button>
      ))}
    </div>
  );
}
