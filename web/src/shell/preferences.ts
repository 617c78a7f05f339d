/** Brings this device into line with what the signed-in person has chosen elsewhere. */
import { useEffect } from 'react';
import type { Me } from '../api/types';
import { changeLanguage, currentLanguage } from '../i18n';
import { chooseTheme, themeChoice } from '../theme/mode';

/** Apply language and theme of the account; choices made here are saved to it by whoever changes them. */
export function useOwnPreferences({ user }: Me): void {
  useEffect(() => {
    if ((user.language === 'zh-CN' || user.language === 'en-US') && user.language !== currentLanguage()) {
      void changeLanguage(user.language);
    }
    if (user.theme !== themeChoice()) chooseTheme(user.theme);
  }, [user.language, user.theme]);
}
