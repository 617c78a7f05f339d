/** One's own account: name, language, theme, password. */
import { Segmented } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { rememberMe } from '../../api/queries';
import type { Me, ThemeChoice } from '../../api/types';
import { currentLanguage, LANGUAGES, type Language } from '../../i18n';
import { saveLanguage, saveTheme } from '../../kit/account';
import { Field } from '../../kit/Field';
import { PasswordInput } from '../../kit/PasswordInput';
import { MIN_PASSWORD_LENGTH } from '../../kit/password';
import { useSession } from '../../kit/session';
import { useThemeChoice } from '../../theme/mode';
import { SectionPage } from './SectionPage';
import styles from './Settings.module.css';
import { useSaving } from './useSaving';

export default function Account() {
  const { t } = useTranslation('settings');
  return (
    <SectionPage title={t('section.account')}>
      <Profile />
      <Appearance />
      <Password />
    </SectionPage>
  );
}

function Profile() {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  const { busy, error, save } = useSaving();
  const [name, setName] = useState(user.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(async () => rememberMe(await api.patch<Me>('/me', { name: name.trim() })));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('account.name')} error={error?.of('name')}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('account.login')} help={t('account.loginHelp')}>
        {(control) => <input {...control} className="input" disabled value={user.login} />}
      </Field>
      <div className={styles.buttons}>
        <button type="submit" className="btn large" disabled={busy || !name.trim() || name.trim() === user.name}>
          {t('account.saveName')}
        </button>
      </div>
    </form>
  );
}

const THEMES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

function Appearance() {
  const { t } = useTranslation('settings');
  const { save } = useSaving();
  const theme = useThemeChoice();
  return (
    <div className={styles.form}>
      <Field label={t('account.language')}>
        {({ id }) => (
          <Segmented<Language>
            id={id}
            value={currentLanguage()}
            options={LANGUAGES.map(({ key, name }) => ({ value: key, label: name }))}
            onChange={(language) => void save(() => saveLanguage(language), '')}
          />
        )}
      </Field>
      <Field label={t('account.theme')}>
        {({ id }) => (
          <Segmented<ThemeChoice>
            id={id}
            value={theme}
            options={THEMES.map((key) => ({ value: key, label: t(`theme.${key}`) }))}
            onChange={(choice) => void save(() => saveTheme(choice), '')}
          />
        )}
      </Field>
    </div>
  );
}

function Password() {
  const { t } = useTranslation('settings');
  const { user } = useSession();
  const { busy, error, save } = useSaving();
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await save(() => api.post('/me/password', { current, new: fresh }), t('account.passwordDone'));
    if (!done) return;
    setCurrent('');
    setFresh('');
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h2>{t('account.password')}</h2>
      <input type="text" autoComplete="username" value={user.login} readOnly hidden />
      <Field label={t('account.current')} error={error?.of('current')}>
        {(control) => <PasswordInput {...control} value={current} onChange={setCurrent} />}
      </Field>
      <Field label={t('account.new')} error={error?.of('new')}>
        {(control) => <PasswordInput {...control} fresh value={fresh} onChange={setFresh} />}
      </Field>
      <div className={styles.buttons}>
        <button type="submit" className="btn large" disabled={busy || !current || fresh.length < MIN_PASSWORD_LENGTH}>
          {t('account.savePassword')}
        </button>
        <span className="small muted">{t('account.passwordNote')}</span>
      </div>
    </form>
  );
}
