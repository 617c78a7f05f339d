/**
 * Languages: one chunk each with every text of the client and the matching antd and dayjs locales.
 * The chosen language is remembered on this device until the signed-in person's own choice is known.
 */
import type { Locale } from 'antd/es/locale';
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { initReactI18next } from 'react-i18next';

export type Language = 'zh-CN' | 'en-US';

/** All texts of one language by namespace, with what the component kit needs in it. */
export interface LanguagePack {
  texts: Record<string, object>;
  antd: Locale;
}

/** Every language, named in itself so that one finds the way back. */
export const LANGUAGES: readonly { key: Language; name: string }[] = [
  { key: 'zh-CN', name: '\u4e2d\u6587' },
  { key: 'en-US', name: 'English' },
];

const STORAGE_KEY = 'tenon.language';

const loaders: Record<Language, () => Promise<{ pack: LanguagePack }>> = {
  'zh-CN': () => import('./locales/zh-CN'),
  'en-US': () => import('./locales/en-US'),
};

const packs = new Map<Language, LanguagePack>();
const listeners = new Set<() => void>();

function isLanguage(value: string | null | undefined): value is Language {
  return value === 'zh-CN' || value === 'en-US';
}

/** The language this device should speak before anybody has signed in. */
export function deviceLanguage(): Language {
  const stored = window.localStorage.getItem(STORAGE_KEY);
  if (isLanguage(stored)) return stored;
  return window.navigator.language.startsWith('zh') ? 'zh-CN' : 'en-US';
}

async function load(language: Language): Promise<LanguagePack> {
  const known = packs.get(language);
  if (known) return known;
  const { pack } = await loaders[language]();
  packs.set(language, pack);
  return pack;
}

/** Load one language and start i18next with it. Call once, before the first render. */
export async function startI18n(language: Language): Promise<void> {
  const pack = await load(language);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: pack.texts },
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Switch the language now and on the next visit of this device. */
export async function changeLanguage(language: Language): Promise<void> {
  const pack = await load(language);
  for (const [namespace, texts] of Object.entries(pack.texts)) {
    i18next.addResourceBundle(language, namespace, texts, true, true);
  }
  await i18next.changeLanguage(language);
  window.localStorage.setItem(STORAGE_KEY, language);
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** The language in use. */
export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'zh-CN';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The antd locale of the language in use; follows `changeLanguage`. */
export function useAntdLocale(): Locale | undefined {
  return useSyncExternalStore(subscribe, () => packs.get(currentLanguage())?.antd);
}
