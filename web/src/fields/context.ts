/** In charge of what values are shown against: language, zone, today, who looks. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../kit/session';
import { todayIn } from '../kit/time';
import type { FieldContext } from './type';

/** The context of the signed-in person; only below the shell. */
export function useFieldContext(): FieldContext {
  const { t, i18n } = useTranslation('fields');
  const { user, workspace } = useSession();
  const zone = workspace.timezone;
  const today = todayIn(zone);
  return useMemo(
    () => ({
      language: i18n.language,
      zone,
      today,
      me: { id: user.id, name: user.name },
      t: (key, values) => t(key, values ?? {}),
    }),
    [i18n.language, zone, today, user.id, user.name, t],
  );
}
