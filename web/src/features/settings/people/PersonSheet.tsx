/** Change somebody's name and department. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import type { User } from '../../../api/types';
import { Field } from '../../../kit/Field';
import { Sheet } from '../../../kit/Sheet';
import styles from '../Settings.module.css';
import { useSaving } from '../useSaving';
import { DepartmentSelect } from './DepartmentSelect';

interface Props {
  user: User;
  onClose: () => void;
}

export function PersonSheet({ user, onClose }: Props) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const { busy, error, save } = useSaving();
  const [name, setName] = useState(user.name);
  const [department, setDepartment] = useState(user.department?.id ?? null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(async () => {
      await api.patch(`/users/${user.id}`, { name: name.trim(), department_id: department });
      await client.invalidateQueries({ queryKey: ['users'] });
      await client.invalidateQueries({ queryKey: ['departments'] });
      onClose();
    });
  };
  return (
    <Sheet
      open
      title={user.name}
      onClose={onClose}
      footer={
        <button type="submit" form="person" className="btn primary large" disabled={busy || !name.trim()}>
          {t('save')}
        </button>
      }
    >
      <form id="person" className={styles.form} onSubmit={submit}>
        <Field label={t('name')} error={error?.of('name')}>
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
        <Field label={t('department')} error={error?.of('department_id')}>
          {({ id }) => <DepartmentSelect id={id} value={department} onChange={setDepartment} />}
        </Field>
      </form>
    </Sheet>
  );
}
