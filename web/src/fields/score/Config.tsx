/** A questionnaire under design: questions with their answers and points, and the grades that the points make. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { SortEntry, SortSurface } from '../../kit/SortSurface';
import { useSession } from '../../kit/session';
import { textOf, withText } from '../../kit/words';
import { NumberSetting } from '../controls/NumberSetting';
import { Setting, SwitchSetting } from '../controls/Setting';
import { moved } from '../options/OptionList';
import type { ConfigProps } from '../type';
import { freeKey } from './keys';
import { LineList } from './LineList';
import { gradesOf, type Question, questionsOf } from './questionnaire';
import styles from './score.module.css';

export function Config({ settings, onChange }: ConfigProps) {
  const { t, i18n } = useTranslation('fields');
  const [open, setOpen] = useState<string | null>(null);
  const questions = questionsOf(settings);
  const set = (next: readonly Question[]) => onChange({ ...settings, questions: next });
  const change = (key: string, part: Partial<Question>) =>
    set(questions.map((question) => (question.key === key ? { ...question, ...part } : question)));
  const add = () => {
    const key = freeKey(questions, 'q');
    set([...questions, { key, label: '', required: true, multiple: false, options: [] }]);
    setOpen(key);
  };
  return (
    <>
      <Setting label={t('types.score.questions')}>
        <SortSurface
          keys={questions.map(({ key }) => key)}
          nameOf={(key) => textOf(questions.find((one) => one.key === key)?.label, i18n.language)}
          onMove={(key, to) =>
            set(
              moved(
                questions,
                questions.findIndex((one) => one.key === key),
                to,
              ),
            )
          }
        >
          {questions.map((question, i) => (
            <SortEntry key={question.key} id={question.key} className={styles.question}>
              {(handle) => (
                <>
                  <div className={styles.head}>
                    <button
                      ref={handle.ref}
                      type="button"
                      className={styles.grip}
                      {...handle.props}
                      aria-label={t('types.score.move', { number: i + 1 })}
                    >
                      <Icon name="drag" size={14} />
                    </button>
                    <QuestionName
                      question={question}
                      number={i + 1}
                      onChange={(label) => change(question.key, { label })}
                    />
                    <button
                      type="button"
                      className={styles.act}
                      aria-expanded={open === question.key}
                      aria-label={t('types.score.answersOf', { number: i + 1 })}
                      onClick={() => setOpen(open === question.key ? null : question.key)}
                    >
                      <Icon name={open === question.key ? 'up' : 'down'} size={14} />
                    </button>
                    <button
                      type="button"
                      className={styles.act}
                      aria-label={t('config.remove', { label: textOf(question.label, i18n.language) })}
                      onClick={() => set(questions.filter((other) => other !== question))}
                    >
                      <Icon name="x" size={14} />
                    </button>
                  </div>
                  {open === question.key && (
                    <div className={styles.body}>
                      <LineList
                        lines={question.options.map(({ key, label, points }) => ({ key, label, number: points }))}
                        letter="a"
                        numberLabel={t('types.score.pointsOf')}
                        addLabel={t('types.score.addAnswer')}
                        onChange={(lines) =>
                          change(question.key, {
                            options: lines.map(({ key, label, number }) => ({ key, label, points: number })),
                          })
                        }
                      />
                      <SwitchSetting
                        label={t('types.score.required')}
                        on={question.required !== false}
                        onChange={(required) => change(question.key, { required })}
                      />
                      <SwitchSetting
                        label={t('types.score.multiple')}
                        on={question.multiple === true}
                        onChange={(multiple) => change(question.key, { multiple })}
                      />
                    </div>
                  )}
                </>
              )}
            </SortEntry>
          ))}
        </SortSurface>
        <button type="button" className="btn ghost" onClick={add}>
          <Icon name="plus" />
          {t('types.score.addQuestion')}
        </button>
      </Setting>
      <Setting label={t('types.score.grades')} hint={t('types.score.gradesHint')}>
        <LineList
          lines={gradesOf(settings).map(({ key, label, from }) => ({ key, label, number: from }))}
          letter="g"
          numberLabel={t('types.score.from')}
          addLabel={t('types.score.addGrade')}
          onChange={(lines) =>
            onChange({ ...settings, grades: lines.map(({ key, label, number }) => ({ key, label, from: number })) })
          }
        />
      </Setting>
      <NumberSetting
        label={t('types.score.validDays')}
        hint={t('types.score.validDaysHint')}
        whole
        value={settings.valid_days}
        onChange={(days) => onChange({ ...settings, valid_days: days === null ? null : Number(days) })}
      />
    </>
  );
}

interface NameProps {
  question: Question;
  number: number;
  onChange: (label: Words) => void;
}

function QuestionName({ question, number, onChange }: NameProps) {
  const { t, i18n } = useTranslation('fields');
  const base = useSession().workspace.language;
  const text = textOf(question.label, i18n.language);
  return (
    <input
      value={text}
      aria-label={t('types.score.question', { number })}
      placeholder={t('types.score.question', { number })}
      autoFocus={!text}
      onChange={(event) => onChange(withText(question.label, i18n.language, event.target.value, base))}
    />
  );
}
