/** Departments, flat, each with its manager. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Department, Named } from '../../api/types';
import { useConfirm } from '../../kit/confirm';
import { Field } from '../../kit/Field';
import { Icon } from '../../kit/Icon';
import { List, ListRow } from '../../kit/List';
import { Sheet } from '../../kit/Sheet';
import { EmptyState, PageError, PageLoading } from '../../kit/states';
import { useToast } from '../../kit/toast';
import { MemberSelect } from './MemberSelect';
import { departmentsQuery } from './queries';
import { SectionPage } from './SectionPage';
import styles from './Settings.module.css';
import { useSaving } from './useSaving';

export default function Departments() {
  const { t } = useTranslation('settings');
  const departments = useQuery(departmentsQuery);
  const [edited, setEdited] = useState<Department | 'new' | null>(null);
  return (
    <SectionPage
      title={t('section.departments')}
      actions={
        <button type="button" className="btn primary" onClick={() => setEdited('new')}>
          <Icon name="plus" />
          {t('departments.create')}
        </button>
      }
    >
      {departments.isError && <PageError error={departments.error} onRetry={() => void departments.refetch()} />}
      {departments.isPending && <PageLoading rows={4} />}
      {departments.data?.length === 0 && <EmptyState icon="split" sentence={t('departments.empty')} />}
      {departments.data && departments.data.length > 0 && (
        <List label={t('section.departments')}>
          {departments.data.map((department) => (
            <ListRow
              key={department.id}
              title={department.name}
              detail={
                department.manager
                  ? t('departments.managedBy', { name: department.manager.name })
                  : t('departments.noManager')
              }
              meta={<span className="numeric">{t('departments.members', { count: department.members })}</span>}
              actions={
                <button type="button" className="btn ghost" onClick={() => setEdited(department)}>
                  {t('edit')}
                </button>
              }
            />
          ))}
        </List>
      )}
      {edited && <Editor department={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </SectionPage>
  );
}

interface EditorProps {
  /** `null` = a new one. */
  department: Department | null;
  onClose: () => void;
}

function Editor({ department, onClose }: EditorProps) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const { busy, error, save } = useSaving();
  const [name, setName] = useState(department?.name ?? '');
  const [manager, setManager] = useState<Named | null>(department?.manager ?? null);
  const reread = () => client.invalidateQueries({ queryKey: ['departments'] });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { name: name.trim(), manager_id: manager?.id ?? null };
    const done = await save(() =>
      department
        ? api.patch(`/departments/${department.id}`, { ...body, version: department.version })
        : api.post('/departments', body),
    );
    if (!done) return;
    await reread();
    onClose();
  };
  return (
    <Sheet
      open
      title={department ? department.name : t('departments.create')}
      onClose={onClose}
      footer={
        <>
          {department && <RemoveButton department={department} onDone={onClose} />}
          <button type="submit" form="department" className="btn primary large" disabled={busy || !name.trim()}>
            {t(department ? 'departments.save' : 'departments.createAction')}
          </button>
        </>
      }
    >
      <form id="department" className={styles.form} onSubmit={(event) => void submit(event)}>
        <Field label={t('departments.name')} error={error?.of('name')}>
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
        <Field label={t('departments.manager')} help={t('departments.managerHelp')} error={error?.of('manager_id')}>
          {({ id }) => <MemberSelect id={id} value={manager} onChange={setManager} />}
        </Field>
      </form>
    </Sheet>
  );
}

function RemoveButton({ department, onDone }: { department: Department; onDone: () => void }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const confirm = useConfirm();
  const toast = useToast();
  const remove = async () => {
    const sure = await confirm({
      title: t('departments.removeTitle', { name: department.name }),
      action: t('departments.remove'),
      danger: true,
    });
    if (!sure) return;
    try {
      await api.del(`/departments/${department.id}`);
      await client.invalidateQueries({ queryKey: ['departments'] });
      onDone();
    } catch (error) {
      toast.error(error);
    }
  };
  return (
    <button type="button" className="btn large ghost danger" onClick={() => void remove()}>
      {t('departments.remove')}
    </button>
  );
}
