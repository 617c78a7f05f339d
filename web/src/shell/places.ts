/** Where one can go: fixed pages and the published objects, with their icons and `G` shortcuts. */
import type { LinkProps } from '@tanstack/react-router';
import type { App, Me } from '../api/types';

export interface Place {
  key: string;
  /** Ready text for objects; for fixed pages a key of namespace `shell`. */
  label: string;
  icon: string;
  link: Pick<LinkProps, 'to' | 'params'>;
  /** Second key after `G`. */
  letter?: string;
  /** Whom it is for. */
  admin?: boolean;
}

/** Pages that exist for everybody signed in, or for administrators. Labels are keys of `shell`. */
export const PAGES: readonly Place[] = [
  { key: 'home', label: 'nav.home', icon: 'home', link: { to: '/' }, letter: 'h' },
  { key: 'search', label: 'nav.search', icon: 'search', link: { to: '/search' } },
  { key: 'build', label: 'nav.build', icon: 'build', link: { to: '/build' }, letter: 'b', admin: true },
  { key: 'batches', label: 'nav.batches', icon: 'history', link: { to: '/batches' } },
  { key: 'recycle', label: 'nav.recycleBin', icon: 'trash', link: { to: '/recycle-bin' }, letter: 'r' },
  { key: 'jobs', label: 'nav.jobs', icon: 'clock', link: { to: '/jobs' }, letter: 'j' },
  { key: 'settings', label: 'nav.settings', icon: 'sliders', link: { to: '/settings' }, letter: 's' },
];

/** The fixed pages this person may open. */
export function pagesFor(me: Me): readonly Place[] {
  return PAGES.filter((page) => me.admin || !page.admin);
}

/** Every object in the navigation once, in its order, each with a letter of its key that is still free. */
export function objectPlaces(apps: readonly App[]): Place[] {
  const taken = new Set(PAGES.map((page) => page.letter));
  const places = new Map<string, Place>();
  for (const item of apps
    .flatMap((app) => app.items)
    .flatMap((item) => (item.kind === 'group' ? item.items : [item]))) {
    if (places.has(item.object)) continue;
    const letter = [...item.object].find((char) => /[a-z]/.test(char) && !taken.has(char));
    if (letter) taken.add(letter);
    places.set(item.object, {
      key: `object-${item.object}`,
      label: item.label,
      icon: item.icon || 'sub',
      link: { to: '/o/$object', params: { object: item.object } },
      ...(letter ? { letter } : {}),
    });
  }
  return [...places.values()];
}

/** Names by which a key made from pinyin is found: `ke_hu` → `ke_hu`, `kehu`, `kh`. */
export function keyNames(key: string): string[] {
  const parts = key.split('_');
  return [key, parts.join(''), parts.map((part) => part.charAt(0)).join('')];
}
