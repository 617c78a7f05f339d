/** Company mark and name; behind it the other workspaces and the rooms for running the place. */
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { queryClient, rememberMe } from '../api/queries';
import type { Me } from '../api/types';
import { Icon } from '../kit/Icon';
import { Mark } from '../kit/Mark';
import { Menu, type MenuEntry } from '../kit/Menu';
import { useSession } from '../kit/session';
import { useToast } from '../kit/toast';
import { PAGES } from './places';
import styles from './WorkspaceMenu.module.css';

const LISTED = ['settings', 'batches', 'recycle', 'jobs'];

export function WorkspaceMenu() {
  const { t } = useTranslation('shell');
  const { workspace, workspaces } = useSession();
  const navigate = useNavigate();
  const toast = useToast();
  const enter = async (key: string) => {
    try {
      const me = await api.put<Me>('/session/workspace', { key });
      queryClient.clear();
      rememberMe(me);
      await navigate({ to: '/' });
    } catch (error) {
      toast.error(error);
    }
  };
  const places: MenuEntry[] = LISTED.flatMap((key) => PAGES.filter((page) => page.key === key)).map((page) => ({
    key: page.key,
    label: t(page.label),
    icon: page.icon,
    ...(page.letter ? { combo: `g ${page.letter}` } : {}),
    run: () => void navigate(page.link),
  }));
  const others: MenuEntry[] =
    workspaces.length < 2
      ? []
      : [
          'seam',
          { title: t('nav.workspaces') },
          ...workspaces.map(({ key, name }) => ({
            key: `workspace ${key}`,
            label: name,
            checked: key === workspace.key,
            run: () => void enter(key),
          })),
        ];
  return (
    <Menu label={workspace.name} worded className={styles.button ?? ''} entries={[...places, ...others]}>
      <Mark />
      <b className="ellipsis">{workspace.short_name || workspace.name}</b>
      <Icon name="down" />
    </Menu>
  );
}
