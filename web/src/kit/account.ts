/** What a person changes about their own account from more than one place. */
import { api } from '../api/client';
import { queryClient, rememberMe } from '../api/queries';
import type { Me, ThemeChoice } from '../api/types';
import { changeLanguage, type Language } from '../i18n';
import { chooseTheme } from '../theme/mode';

/** Repaint at once, then save to the account. */
export async function saveTheme(theme: ThemeChoice): Promise<void> {
  chooseTheme(theme);
  rememberMe(await api.patch<Me>('/me', { theme }));
}

/** Switch at once, then save to the account; labels of published things are read again in the new language. */
export async function saveLanguage(language: Language): Promise<void> {
  await changeLanguage(language);
  rememberMe(await api.patch<Me>('/me', { language }));
  await queryClient.invalidateQueries();
}

/** End the session here and forget everything that was read. */
export async function signOut(): Promise<void> {
  await api.del('/session');
  queryClient.clear();
}
