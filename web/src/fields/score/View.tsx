import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { OPTION_COLORS, OptionTag } from '../../kit/OptionTag';
import { textOf } from '../../kit/words';
import type { ViewProps } from '../type';
import { chosenOf, gradesOf, questionsOf, type Score } from './questionnaire';
import styles from './score.module.css';

export function gradeLabel({ settings }: Pick<FieldDescription, 'settings'>, key: string, language: string): string {
  return textOf(gradesOf(settings).find((grade) => grade.key === key)?.label ?? key, language);
}

export function View({ field, value }: ViewProps<Score>) {
  const { t, i18n } = useTranslation('fields');
  if (value === null) return null;
  const { score, grade } = value;
  const place = gradesOf(field.settings).findIndex(({ key }) => key === grade);
  return (
    <span className={styles.score}>
      <span className="numeric">{t('types.score.points', { points: score })}</span>
      {grade !== null && (
        <OptionTag
          label={gradeLabel(field, grade, i18n.language)}
          color={OPTION_COLORS[Math.max(0, place) % OPTION_COLORS.length] ?? 'stone'}
        />
      )}
    </span>
  );
}

export function DetailView({ field, value }: ViewProps<Score>) {
  const { t, i18n } = useTranslation('fields');
  if (value === null) return null;
  const given = questionsOf(field.settings).filter((question) => chosenOf(value.answers, question).length > 0);
  return (
    <span className={styles.detail}>
      <View field={field} value={value} />
      <span className={styles.given}>
        {given.map((question) => (
          <span key={question.key}>
            <span className="muted">{textOf(question.label, i18n.language)}</span>{' '}
            {chosenOf(value.answers, question)
              .map((key) => textOf(question.options.find((one) => one.key === key)?.label ?? key, i18n.language))
              .join(t('sentence.list'))}
          </span>
        ))}
      </span>
    </span>
  );
}
