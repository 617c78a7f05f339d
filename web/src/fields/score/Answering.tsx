/** The questions of a form, one below the other, with what the answers make so far. */
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { textOf } from '../../kit/words';
import { MarkGroup } from '../controls/MarkGroup';
import { type Answers, chosenOf, pressed, questionsOf, scored } from './questionnaire';
import styles from './score.module.css';
import { View } from './View';

interface Props {
  field: FieldDescription;
  answers: Answers;
  onChange: (answers: Answers) => void;
  autoFocus?: boolean;
}

export function Answering({ field, answers, onChange, autoFocus = false }: Props) {
  const { t, i18n } = useTranslation('fields');
  const questions = questionsOf(field.settings);
  const done = questions.filter((question) => chosenOf(answers, question).length > 0).length;
  return (
    <div className={styles.answering}>
      <ol>
        {questions.map((question, i) => {
          const label = textOf(question.label, i18n.language);
          return (
            <li key={question.key}>
              <p>
                {label}
                {question.required !== false && <b aria-hidden="true">*</b>}
                {question.multiple && <small>{t('types.score.several')}</small>}
              </p>
              <MarkGroup
                plain
                kind={question.multiple ? 'checkbox' : 'radio'}
                label={label}
                autoFocus={autoFocus && i === 0}
                options={question.options.map((option) => ({
                  key: option.key,
                  label: textOf(option.label, i18n.language),
                  color: 'stone',
                  retired: false,
                }))}
                chosen={chosenOf(answers, question)}
                onPress={(key) => onChange(pressed(answers, question, key))}
                onClear={() => {
                  const { [question.key]: _, ...rest } = answers;
                  onChange(rest);
                }}
              />
            </li>
          );
        })}
      </ol>
      <p className={styles.sum} role="status">
        <span className="muted numeric">{t('types.score.progress', { done, total: questions.length })}</span>
        <View field={field} value={scored(field, answers)} />
      </p>
    </div>
  );
}
