/** What the server found in the draft, in plain words; a press leads to the field. Only errors block publishing. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { textOf } from '../../kit/words';
import { fieldOfPath } from './body';
import styles from './designer.module.css';
import type { Design } from './useDesign';

export function Problems({ design }: { design: Design }) {
  const { t, i18n } = useTranslation('designer');
  const [open, setOpen] = useState(true);
  const { problems, body } = design.draft;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return null;
  const nameOf = (key: string | null) =>
    textOf(key ? body.fields.find((field) => field.key === key)?.label : body.label, i18n.language) ||
    t('canvas.unnamed');
  return (
    <section className={styles.problems} aria-label={t('problems.title')}>
      <header>
        <b>{t('problems.title')}</b>
        {errors > 0 && (
          <span className={styles.error}>
            <Icon name="error" size={14} />
            {t('problems.errors', { count: errors })}
          </span>
        )}
        {warnings > 0 && (
          <span className={styles.warning}>
            <Icon name="alert" size={14} />
            {t('problems.warnings', { count: warnings })}
          </span>
        )}
        <button
          type="button"
          className="btn ghost square"
          aria-expanded={open}
          aria-label={t(open ? 'problems.hide' : 'problems.show')}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'down' : 'up'} />
        </button>
      </header>
      {open && (
        <ul>
          {problems.map((problem) => {
            const key = fieldOfPath(body, problem.path);
            return (
              <li key={`${problem.path} ${problem.code}`}>
                <button type="button" onClick={() => design.show(key)}>
                  <Icon
                    name={problem.severity === 'error' ? 'error' : 'alert'}
                    size={14}
                    className={styles[problem.severity] ?? ''}
                  />
                  <b className="ellipsis">{nameOf(key)}</b>
                  <span title={problem.hint}>{problem.message}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
