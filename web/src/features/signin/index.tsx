/** Sign in with the name the administrator gave. */
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../api/client';
import { rememberMe } from '../../api/queries';
import type { Me } from '../../api/types';
import { Field } from '../../kit/Field';
import { PasswordInput } from '../../kit/PasswordInput';
import { Gate } from './Gate';
import styles from './Gate.module.css';

export default function SignIn() {
  const { t } = useTranslation('signin');
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const router = useRouter();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      rememberMe(await api.post<Me>('/session', { login: login.trim(), password }));
      if (next) router.history.push(next);
      else await navigate({ to: '/' });
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Gate title={t('title')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <Field label={t('login')}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoFocus
              required
              autoComplete="username"
              autoCapitalize="none"
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('password')}>
          {(control) => <PasswordInput {...control} required value={password} onChange={setPassword} />}
        </Field>
        {error && (
          <p className={styles.error} role="alert">
            {error.message}
            {error.hint && <span className={styles.hint}>{error.hint}</span>}
          </p>
        )}
        <button type="submit" className="btn primary large" disabled={busy || !login.trim() || !password}>
          {t(busy ? 'entering' : 'enter')}
        </button>
        <p className="small muted">{t('forgotten')}</p>
      </form>
    </Gate>
  );
}
