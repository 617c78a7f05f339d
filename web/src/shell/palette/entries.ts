/** What the palette offers besides records. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { appsQuery, objectsQuery } from '../../api/queries';
import { currentLanguage } from '../../i18n';
import { saveLanguage, saveTheme, signOut } from '../../kit/account';
import { useSession } from '../../kit/session';
import { useToast } from '../../kit/toast';
import { useThemeMode } from '../../theme/mode';
import { openOverlay } from '../overlayState';
import { keyNames, objectPlaces, type Place, pagesFor } from '../places';

export interface PaletteEntry {
  key: string;
  group: 'records' | 'go' | 'create' | 'do';
  label: string;
  /** Quiet text behind the label. */
  detail?: string;
  icon: string;
  combo?: string;
  /** Other names it is found by. */
  names?: readonly string[];
  run: () => void;
}

/** Whether every word of the query occurs in the label or one of the other names. */
export function matches(entry: PaletteEntry, query: string): boolean {
  const names = [entry.label, ...(entry.names ?? [])].map((name) => name.toLowerCase());
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => names.some((name) => name.includes(word)));
}

/** Pages and objects, what can be created, what can be done; in the language in use. */
export function useEntries(): PaletteEntry[] {
  return [...useGo(), ...useCreate(), ...useDo()];
}

function useGo(): PaletteEntry[] {
  const { t } = useTranslation('shell');
  const me = useSession();
  const apps = useQuery(appsQuery).data ?? [];
  const navigate = useNavigate();
  const entry = (place: Place, label: string, names: string[]): PaletteEntry => ({
    key: `go ${place.key}`,
    group: 'go',
    label,
    icon: place.icon,
    names,
    ...(place.letter ? { combo: `g ${place.letter}` } : {}),
    run: () => void navigate(place.link),
  });
  return [
    ...objectPlaces(apps).map((place) => entry(place, place.label, keyNames(place.key.slice('object-'.length)))),
    ...pagesFor(me).map((page) => entry(page, t(page.label), [page.key])),
  ];
}

function useCreate(): PaletteEntry[] {
  const { t } = useTranslation('shell');
  const { admin } = useSession();
  const objects = useQuery(objectsQuery).data ?? [];
  const navigate = useNavigate();
  const records = objects
    .filter((object) => object.may.create)
    .map(
      (object): PaletteEntry => ({
        key: `create ${object.key}`,
        group: 'create',
        label: t('palette.createRecord', { object: object.label }),
        icon: 'plus',
        names: keyNames(object.key),
        run: () => void navigate({ to: '/o/$object', params: { object: object.key }, search: { create: '1' } }),
      }),
    );
  if (!admin) return records;
  return [
    ...records,
    {
      key: 'create object',
      group: 'create',
      label: t('palette.createObject'),
      icon: 'build',
      run: () => void navigate({ to: '/build', search: { create: 'object' } }),
    },
  ];
}

function useDo(): PaletteEntry[] {
  const { t } = useTranslation('shell');
  const mode = useThemeMode();
  const navigate = useNavigate();
  const toast = useToast();
  const attempt = (work: Promise<unknown>) => void work.catch((error: unknown) => toast.error(error));
  const otherLanguage = currentLanguage() === 'zh-CN' ? 'en-US' : 'zh-CN';
  const otherMode = mode === 'dark' ? 'light' : 'dark';
  return [
    {
      key: 'theme',
      group: 'do',
      label: t(`palette.theme.${otherMode}`),
      icon: otherMode === 'dark' ? 'moon' : 'sun',
      names: ['theme', 'dark', 'light'],
      run: () => attempt(saveTheme(otherMode)),
    },
    {
      key: 'language',
      group: 'do',
      label: t('palette.language'),
      icon: 'globe',
      names: ['language', 'english', 'chinese'],
      run: () => attempt(saveLanguage(otherLanguage)),
    },
    {
      key: 'shortcuts',
      group: 'do',
      label: t('user.shortcuts'),
      icon: 'keyboard',
      combo: '?',
      names: ['shortcuts', 'keyboard'],
      run: () => openOverlay('shortcuts'),
    },
    {
      key: 'out',
      group: 'do',
      label: t('user.signOut'),
      icon: 'out',
      names: ['sign out', 'log out'],
      run: () => attempt(signOut().then(() => navigate({ to: '/sign-in' }))),
    },
  ];
}
