/** What an administrator can do with one person. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import type { OneTimeLink, User } from '../../../api/types';
import { useConfirm } from '../../../kit/confirm';
import { Icon } from '../../../kit/Icon';
import { Menu, type MenuEntry } from '../../../kit/Menu';
import { useToast } from '../../../kit/toast';
import type { ShownLink } from './LinkDialog';

interface Props {
  user: User;
  /** The person who is looking; cannot lock themselves out. */
  me: boolean;
  onEdit: () => void;
  onLink: (link: ShownLink) => void;
}

export function PersonMenu({ user, me, onEdit, onLink }: Props) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const confirm = useConfirm();
  const toast = useToast();

  const change = async (part: { status?: 'active' | 'suspended'; admin?: boolean }, done: string) => {
    try {
      await api.patch(`/users/${user.id}`, part);
      await client.invalidateQueries({ queryKey: ['users'] });
      toast.info(done);
    } catch (error) {
      toast.error(error);
    }
  };
  const newLink = async () => {
    try {
      const link = await api.post<OneTimeLink>(`/users/${user.id}/link`);
      onLink({ ...link, name: user.name, kind: user.status === 'invited' ? 'invitation' : 'reset' });
    } catch (error) {
      toast.error(error);
    }
  };
  const suspend = async () => {
    const sure = await confirm({
      title: t('suspend.title', { name: user.name }),
      body: t('suspend.body'),
      action: t('suspend.action'),
      danger: true,
    });
    if (sure) await change({ status: 'suspended' }, t('suspend.done', { name: user.name }));
  };

  const entries: MenuEntry[] = [
    { key: 'edit', label: t('edit'), icon: 'edit', run: onEdit },
    {
      key: 'link',
      label: t(user.status === 'invited' ? 'newInvitation' : 'resetLink'),
      icon: 'link',
      disabled: user.status === 'suspended',
      run: () => void newLink(),
    },
    ...(me
      ? []
      : ([
          {
            key: 'admin',
            label: t(user.admin ? 'dropAdmin' : 'makeAdmin'),
            icon: 'key',
            run: () =>
              void change(
                { admin: !user.admin },
                t(user.admin ? 'dropAdminDone' : 'makeAdminDone', { name: user.name }),
              ),
          },
          'seam',
          user.status === 'suspended'
            ? {
                key: 'activate',
                label: t('activate.action'),
                icon: 'undo',
                run: () => void change({ status: 'active' }, t('activate.done', { name: user.name })),
              }
            : { key: 'suspend', label: t('suspend.action'), icon: 'lock', danger: true, run: () => void suspend() },
        ] satisfies MenuEntry[])),
  ];
  return (
    <Menu label={t('menu', { name: user.name })} align="end" entries={entries}>
      <Icon name="more" />
    </Menu>
  );
}
