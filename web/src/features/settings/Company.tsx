/** The workspace itself: names, zone, currency, language for those who chose none. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Workspace } from '../../api/types';
import { LANGUAGES } from '../../i18n';
import { Field } from '../../kit/Field';
import { CURRENCIES, currencyName, TIME_ZONES } from '../../kit/region';
import { PageError, PageLoading } from '../../kit/states';
import { SampleData } from './SampleData';
import { SectionPage } from './SectionPage';
import styles from './Settings.module.css';
import { useSaving } from './useSaving';
import { WholeWorkspace } from './WholeWorkspace';

export default function Company() {
  const { t } = useTranslation('settings');
  const workspace = useQuery({ queryKey: ['workspace'], queryFn: () => api.get<Workspace>('/workspaces/current') });
  return (
    <SectionPage title={t('section.company')}>
      {workspace.isError && <PageError error={workspace.error} onRetry={() => void workspace.refetch()} />}
      {workspace.isPending && <PageLoading />}
      {workspace.data && <Form workspace={workspace.data} />}
      <SampleData />
      <WholeWorkspace />
    </SectionPage>
  );
}

function Form({ workspace }: { workspace: Workspace }) {
  const { t, i18n } = useTranslation('settings');
  const client = useQueryClient();
  const { busy, error, save } = useSaving();
  const [values, setValues] = useState(workspace);
  const change = (part: Partial<Workspace>) => setValues((before) => ({ ...before, ...part }));
  const changed = (['name', 'short_name', 'timezone', 'currency', 'language'] as const).filter(
    (key) => values[key] !== workspace[key],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(async () => {
      const saved = await api.patch<Workspace>(
        '/workspaces/current',
        Object.fromEntries(changed.map((key) => [key, values[key]])),
      );
      client.setQueryData(['workspace'], saved);
      await client.invalidateQueries({ queryKey: ['me'] });
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('company.name')} error={error?.of('name')}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={100}
            value={values.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('company.shortName')} help={t('company.shortNameHelp')} error={error?.of('short_name')}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={20}
            value={values.short_name}
            onChange={(event) => change({ short_name: event.target.value })}
          />
        )}
      </Field>
      <div className={styles.two}>
        <Field label={t('company.timezone')} error={error?.of('timezone')}>
          {({ id }) => (
            <Select
              id={id}
              showSearch
              value={values.timezone}
              options={TIME_ZONES.map((zone) => ({ value: zone, label: zone }))}
              onChange={(timezone) => change({ timezone })}
            />
          )}
        </Field>
        <Field label={t('company.currency')} error={error?.of('currency')}>
          {({ id }) => (
            <Select
              id={id}
              value={values.currency}
              options={CURRENCIES.map((code) => ({ value: code, label: currencyName(code, i18n.language) }))}
              onChange={(currency) => change({ currency })}
            />
          )}
        </Field>
      </div>
      <Field label={t('company.language')} help={t('company.languageHelp')} error={error?.of('language')}>
        {({ id }) => (
          <Select
            id={id}
            value={values.language}
            options={LANGUAGES.map(({ key, name }) => ({ value: key as string, label: name }))}
            onChange={(language) => change({ language })}
          />
        )}
      </Field>
      <div className={styles.buttons}>
        <button
          type="submit"
          className="btn primary large"
          disabled={busy || changed.length === 0 || !values.name.trim()}
        >
          {t('company.save')}
        </button>
      </div>
    </form>
  );
}
