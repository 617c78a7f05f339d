/** When and how it goes on: the usual days by one press, any other by its field. */
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { dayAfter } from '../../fields/data/home';
import { FormFields } from '../../fields/form/FormFields';
import { type FormState, useFieldState } from '../../fields/form/useFormState';
import { instantOf } from '../../kit/time';
import { groupOf } from './parts';
import styles from './visit.module.css';

interface Props {
  nextAt: FieldDescription;
  step: FieldDescription | null;
  form: FormState;
}

const USUAL = { tomorrow: 1, threeDays: 3, week: 7, month: 30 } as const;
const NINE_S = 9 * 3600;

export function NextStep({ nextAt, step, form }: Props) {
  const { t } = useTranslation('visit');
  const { today, zone } = useFieldContext();
  const { value } = useFieldState(form, nextAt.key);
  const momentIn = (days: number) => {
    const day = dayAfter(today, days);
    return nextAt.type === 'datetime' ? instantOf(day, NINE_S, zone) : day;
  };
  return (
    <fieldset className={styles.part} aria-label={t('next.title')}>
      <legend>{t('next.title')}</legend>
      <div className={styles.usual}>
        {Object.entries(USUAL).map(([key, days]) => {
          const then = momentIn(days);
          const chosen = value === then;
          return (
            <button
              key={key}
              type="button"
              className="btn"
              aria-pressed={chosen}
              onClick={() => form.set(nextAt.key, chosen ? null : then)}
            >
              {t(`next.${key}`)}
            </button>
          );
        })}
      </div>
      <FormFields tabs={groupOf('next', step ? [nextAt, step] : [nextAt])} form={form} />
    </fieldset>
  );
}
