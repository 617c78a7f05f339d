/** Invite a colleague: name and sign-in name; the link that comes back is shown to copy. */
import { useQueryClient } from '@tanstack/react-query';
import { Switch } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import type { OneTimeLink, User } from '../../../api/types';
import { Field } from '../../../kit/Field';
import { Sheet } from '../../../kit/Sheet';
import styles from '../Settings.module.css';
import { useSaving } from '../useSaving';
import { DepartmentSelect } from './DepartmentSelect';
import type { ShownLink } from './LinkDialog';
import own from './People.module.css';

interface Props {
  onClose: () => void;
  onLink: (link: ShownLink) => void;
}

export function Invite({ onClose, onLink }: Props) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const { busy, error, save } = useSaving();
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [department, setDepartment] = useState<string | null>(null);
  const [admin, setAdmin] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(async () => {
      const answer = await api.post<OneTimeLink & { user: User }>('/users', {
        name: name.trim(),
        login: login.trim(),
        admin,
        ...(department ? { department_id: department } : {}),
      });
      await client.invalidateQueries({ queryKey: ['users'] });
      onClose();
      onLink({ link: answer.link, expires_at: answer.expires_at, name: answer.user.name, kind: 'invitation' });
    }, '');
  };
  return (
    <Sheet
      open
      title={t('invite.title')}
      onClose={onClose}
      footer={
        <button
          type="submit"
          form="invite"
          className="btn primary large"
          disabled={busy || !name.trim() || !login.trim()}
        >
          {t('invite.action')}
        </button>
      }
    >
      <form id="invite" className={styles.form} onSubmit={submit}>
        <Field label={t('name')} error={error?.of('name')}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoFocus
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('login')} error={error?.of('login')}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoCapitalize="none"
              maxLength={120}
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('department')} error={error?.of('department_id')}>
          {({ id }) => <DepartmentSelect id={id} value={department} onChange={setDepartment} />}
        </Field>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control */}
        <label className={own.switch}>
          <Switch checked={admin} onChange={setAdmin} />
          <span>
            {t('admin')}
            <small>{t('adminHelp')}</small>
          </span>
        </label>
      </form>
    </Sheet>
  );
}
