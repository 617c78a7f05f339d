/** In charge of what a column says to a card that hangs over the board. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Lane } from './lanes';

export function useAnswerWords(): (answer: Answer, lane: Lane) => string {
  const { t } = useTranslation('boards');
  return useCallback(
    (answer, lane) => {
      const list = (names: readonly string[]) => names.join(t('list'));
      if (answer.kind === 'here') return t('answer.here');
      if (answer.kind === 'free') return t('answer.free', { lane: lane.label });
      if (answer.kind === 'lacks')
        return t('answer.lacks', { lane: lane.label, fields: list(answer.fields.map(({ label }) => label)) });
      return answer.goals.length > 0
        ? t('answer.only', { goals: list(answer.goals) })
        : t('answer.barred', { lane: lane.label });
    },
    [t],
  );
}
