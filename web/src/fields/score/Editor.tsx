import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/Dialog';
import { textOf } from '../../kit/words';
import { Box } from '../controls/Box';
import controls from '../controls/controls.module.css';
import { Mark } from '../controls/Mark';
import type { EditorProps } from '../type';
import { Answering } from './Answering';
import { type Answers, type Score, scored, unanswered } from './questionnaire';
import styles from './score.module.css';
import { View } from './View';

/** The result with the way to the questions; where a pane is opened for it, the questions themselves. */
export function Editor({ field, value, onChange, onProblem, onDone, ...rest }: EditorProps<Score>) {
  const { t, i18n } = useTranslation('fields');
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<Answers>(value?.answers ?? {});
  const missing = unanswered(field, draft);
  const reason = missing && t('types.score.missing', { question: textOf(missing.label, i18n.language) });
  if (rest.autoFocus) {
    return (
      <Answering
        field={field}
        answers={draft}
        autoFocus
        onChange={(answers) => {
          const left = unanswered(field, answers);
          setDraft(answers);
          onProblem?.(left && t('types.score.missing', { question: textOf(left.label, i18n.language) }));
          onChange(scored(field, answers));
        }}
      />
    );
  }
  return (
    <>
      <Box size={rest.size} invalid={rest.invalid} disabled={rest.disabled}>
        <button
          type="button"
          className={`${controls.input} ${styles.open}`}
          {...(rest.id ? { id: rest.id } : {})}
          aria-label={`${field.label}: ${t(value ? 'types.score.again' : 'types.score.answer')}`}
          {...(rest.describedBy ? { 'aria-describedby': rest.describedBy } : {})}
          disabled={rest.disabled ?? false}
          onClick={() => {
            setDraft(value?.answers ?? {});
            setOpen(true);
          }}
        >
          {value ? <View field={field} value={value} /> : <span className="muted">{t('types.score.answer')}</span>}
        </button>
        {value !== null && !rest.disabled && <Mark icon="x" label={t('choice.clear')} onClick={() => onChange(null)} />}
      </Box>
      {open && (
        <Dialog
          title={field.label}
          width={600}
          onClose={() => setOpen(false)}
          footer={
            <>
              <span className={styles.missing}>{reason}</span>
              <button type="button" className="btn large ghost" onClick={() => setOpen(false)}>
                {t('form.cancel')}
              </button>
              <button
                type="button"
                className="btn large primary"
                disabled={missing !== null}
                onClick={() => {
                  setOpen(false);
                  onChange(scored(field, draft));
                  onDone?.();
                }}
              >
                {t('types.score.done')}
              </button>
            </>
          }
        >
          <Answering field={field} answers={draft} onChange={setDraft} autoFocus />
        </Dialog>
      )}
    </>
  );
}
