/** The page behind an invitation or reset link: choose a password, and one is in. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, api } from '../../api/client';
import { orNull, rememberMe } from '../../api/queries';
import type { Invitation, Me } from '../../api/types';
import { Field } from '../../kit/Field';
import { PasswordInput } from '../../kit/PasswordInput';
import { MIN_PASSWORD_LENGTH } from '../../kit/password';
import { PageError, PageLoading } from '../../kit/states';
import { Gate } from './Gate';
import styles from './Gate.module.css';

export default function Invite() {
  const { t } = useTranslation('signin');
  const { token } = useParams({ from: '/invite/$token' });
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => orNull(api.get<Invitation>(`/invitations/${encodeURIComponent(token)}`)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (invitation.isError) return <PageError error={invitation.error} onRetry={() => void invitation.refetch()} />;
  if (invitation.isPending) return <PageLoading />;
  if (invitation.data === null) {
    return (
      <Gate title={t('invite.gone')} note={t('invite.goneNote')}>
        <div className={styles.form}>
          <Link to="/sign-in" search={{}} className="btn large">
            {t('invite.toSignIn')}
          </Link>
        </div>
      </Gate>
    );
  }
  return <Choose token={token} invitation={invitation.data} />;
}

function Choose({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation('signin');
  const navigate = useNavigate();
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const invited = invitation.kind === 'invitation';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const body = invited ? { password, name: name.trim() } : { password };
      rememberMe(await api.post<Me>(`/invitations/${encodeURIComponent(token)}`, body));
      await navigate({ to: '/' });
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Gate
      title={t(invited ? 'invite.title' : 'invite.resetTitle', { company: invitation.company })}
      note={t('invite.note', { login: invitation.login })}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <input type="text" autoComplete="username" value={invitation.login} readOnly hidden />
        {invited && (
          <Field label={t('invite.name')} error={error?.of('name')}>
            {(control) => (
              <input
                {...control}
                className="input"
                required
                maxLength={60}
                autoComplete="name"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label={t('invite.password')} error={error?.of('password')}>
          {(control) => <PasswordInput {...control} fresh required value={password} onChange={setPassword} />}
        </Field>
        {error && error.errors.length === 0 && (
          <p className={styles.error} role="alert">
            {error.message}
            {error.hint && <span className={styles.hint}>{error.hint}</span>}
          </p>
        )}
        <button type="submit" className="btn primary large" disabled={busy || password.length < MIN_PASSWORD_LENGTH}>
          {t(invited ? 'invite.join' : 'invite.save')}
        </button>
      </form>
    </Gate>
  );
}
