/** A new object, option set or app: its name is enough, the key is made from it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../api/client';
import { definitionsQuery } from '../../api/queries';
import type { AppBody, ObjectBody, OptionSetBody, Problem } from '../../api/types';
import { currentLanguage } from '../../i18n';
import { Dialog } from '../../kit/Dialog';
import { Field } from '../../kit/Field';
import { bodyOfFile, type FileModel } from './fileModel';
import { BLANK, type Model, ModelChoice } from './ModelChoice';

type Kind = 'object' | 'option_set' | 'app';

interface Props {
  kind: Kind;
  /** Where to begin; a person can choose otherwise. */
  from?: Model['from'];
  onClose: () => void;
}

/** A good beginning: an object has its name field, so that it can be used at once. */
function bodyOf(kind: Kind, label: string, nameField: string): ObjectBody | OptionSetBody | AppBody {
  const language = currentLanguage();
  const words = { [language]: label };
  if (kind === 'option_set') return { label: words, options: [] };
  if (kind === 'app') return { label: words, icon: 'grid', items: [] };
  const name = {
    key: 'name',
    type: 'text',
    label: { [language]: nameField },
    required: true,
    searchable: true,
    settings: { max_length: 200, multiline: false },
  };
  return { label: words, icon: 'sub', title_field: 'name', fields: [name] };
}

const designerOf = (key: string) => ({ to: '/build/object/$key' as const, params: { key } });

/** Makes the object, publishes it and begins the import; without `id` it could not be published as it is. */
async function createFromFile(model: FileModel, key: string, label: string): Promise<{ id?: string }> {
  const body = bodyOfFile(model, label, currentLanguage());
  const { problems } = await api.put<{ problems: Problem[] }>(`/definitions/object/${key}`, { body, draft_version: 0 });
  if (problems.some(({ severity }) => severity === 'error')) return {};
  await api.post(`/definitions/object/${key}/publish`, {});
  return api.post<{ id: string }>(`/objects/${key}/imports`, { file: model.file });
}

export function CreateDialog({ kind, from = 'blank', onClose }: Props) {
  const { t } = useTranslation('definitions');
  const navigate = useNavigate();
  const client = useQueryClient();
  const known = useQuery(definitionsQuery(kind));
  const [label, setLabel] = useState('');
  const [model, setModel] = useState<Model>({ ...BLANK, from });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    const name = label.trim();
    if (!name || busy) return;
    setBusy(true);
    setError(null);
    try {
      const taken = known.data?.map((definition) => definition.key) ?? [];
      const { key } = await api.post<{ key: string }>('/keys', { label: name, taken });
      if (model.file) {
        const { id } = await createFromFile(model.file, key, name);
        void client.invalidateQueries();
        await navigate(id ? { to: '/import/$object/$id', params: { object: key, id } } : designerOf(key));
        return;
      }
      if (model.from === 'blank') {
        const body = bodyOf(kind, name, t('object.nameField'));
        await api.put(`/definitions/${kind}/${key}`, { body, draft_version: 0 });
      } else {
        await api.post('/templates', { key, label: { [currentLanguage()]: name }, [model.from]: model.key });
      }
      void client.invalidateQueries({ queryKey: ['definitions', kind] });
      if (kind === 'object') await navigate(designerOf(key));
      else await navigate({ to: '/build/$kind/$key', params: { kind, key } });
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setError(problem);
      setBusy(false);
    }
  };
  const choose = (next: Model, suggested: string) => {
    setModel(next);
    if (suggested && (!label || label === model.label)) setLabel(suggested);
  };

  return (
    <Dialog
      title={t(`${kind}.create`)}
      onClose={onClose}
      width={kind === 'object' ? 760 : 440}
      footer={
        <button
          type="submit"
          form="create-definition"
          className="btn primary large"
          disabled={!label.trim() || busy || (model.from !== 'blank' && !model.key)}
        >
          {model.from === 'file' ? t('file.create') : t(`${kind}.createAction`)}
        </button>
      }
    >
      <form id="create-definition" onSubmit={(event) => void create(event)}>
        <Field
          label={t(`${kind}.name`)}
          help={t(`${kind}.nameHelp`)}
          error={error ? `${error.message} ${error.hint}` : undefined}
        >
          {(control) => (
            <input
              {...control}
              className="input"
              autoFocus
              maxLength={60}
              value={label}
              placeholder={t(`${kind}.example`)}
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </Field>
        {kind === 'object' && <ModelChoice model={model} onChange={choose} />}
      </form>
    </Dialog>
  );
}
