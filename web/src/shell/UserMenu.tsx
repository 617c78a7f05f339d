/** Oneself: account, theme, language, shortcuts, sign out. */
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ThemeChoice } from '../api/types';
import { currentLanguage, LANGUAGES } from '../i18n';
import { Avatar } from '../kit/Avatar';
import { saveLanguage, saveTheme } from '../kit/account';
import { Icon } from '../kit/Icon';
import { Menu, type MenuEntry } from '../kit/Menu';
import { useSession } from '../kit/session';
import { useToast } from '../kit/toast';
import { useSignOut } from '../offline/session';
import { useThemeChoice } from '../theme/mode';
import { openOverlay } from './overlayState';
import styles from './UserMenu.module.css';

const THEMES: readonly { key: ThemeChoice; icon: string }[] = [
  { key: 'light', icon: 'sun' },
  { key: 'dark', icon: 'moon' },
  { key: 'system', icon: 'device' },
];

export function UserMenu() {
  const { t } = useTranslation('shell');
  const { user, admin } = useSession();
  const choice = useThemeChoice();
  const navigate = useNavigate();
  const toast = useToast();
  const signOut = useSignOut();
  const attempt = (work: Promise<unknown>) => void work.catch((error: unknown) => toast.error(error));
  const leave = async () => {
    if (await signOut()) await navigate({ to: '/sign-in' });
  };
  const entries: MenuEntry[] = [
    {
      key: 'account',
      label: t('user.account'),
      icon: 'user',
      run: () => void navigate({ to: '/settings/$section', params: { section: 'account' } }),
    },
    { key: 'shortcuts', label: t('user.shortcuts'), icon: 'keyboard', combo: '?', run: () => openOverlay('shortcuts') },
    'seam',
    { title: t('user.theme') },
    ...THEMES.map(({ key, icon }) => ({
      key,
      icon,
      label: t(`theme.${key}`),
      checked: key === choice,
      run: () => attempt(saveTheme(key)),
    })),
    'seam',
    { title: t('user.language') },
    ...LANGUAGES.map(({ key, name }) => ({
      key,
      label: name,
      checked: key === currentLanguage(),
      run: () => attempt(saveLanguage(key)),
    })),
    'seam',
    {
      key: 'out',
      label: t('user.signOut'),
      icon: 'out',
      run: () => attempt(leave()),
    },
  ];
  return (
    <Menu label={user.name} worded className={styles.button ?? ''} entries={entries}>
      <Avatar name={user.name} me />
      <span className="ellipsis">{user.name}</span>
      {admin && <small>{t('user.admin')}</small>}
      <Icon name="more" />
    </Menu>
  );
}
