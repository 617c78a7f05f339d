import { useTranslation } from 'react-i18next';
import { Segments } from '../controls/Segments';
import type { EditorProps, FilterValueProps } from '../type';
import styles from './bool.module.css';
import { mustBeYes } from './value';

/** Yes or no, the chosen one again for neither; a consent is a box to tick. */
export function Editor({ field, value, onChange, onDone, onProblem: _onProblem, ...rest }: EditorProps<boolean>) {
  const { t } = useTranslation('fields');
  const take = (next: boolean | null) => {
    onChange(next);
    onDone?.();
  };
  const spoken = {
    ...(rest.id ? { id: rest.id } : {}),
    ...(rest.describedBy ? { 'aria-describedby': rest.describedBy } : {}),
    disabled: rest.disabled ?? false,
  };
  if (mustBeYes(field.settings)) {
    return (
      <label className={styles.consent}>
        <input
          type="checkbox"
          {...spoken}
          aria-invalid={rest.invalid ?? false}
          autoFocus={rest.autoFocus ?? false}
          checked={value === true}
          onChange={(event) => take(event.target.checked ? true : null)}
        />
        {t('types.bool.agree')}
      </label>
    );
  }
  return (
    <div className={styles.answers} role="radiogroup" aria-label={field.label}>
      {[true, false].map((answer) => (
        <button
          key={String(answer)}
          type="button"
          role="radio"
          {...(answer ? spoken : { disabled: rest.disabled ?? false })}
          autoFocus={answer && (rest.autoFocus ?? false)}
          aria-checked={value === answer}
          onClick={() => take(value === answer ? null : answer)}
        >
          {t(answer ? 'types.bool.yes' : 'types.bool.no')}
        </button>
      ))}
    </div>
  );
}

export function FilterValue({ value, onChange }: FilterValueProps) {
  const { t } = useTranslation('fields');
  return (
    <Segments
      label={t('filter.value')}
      value={typeof value === 'string' ? value : ''}
      choices={['true', 'false'].map((key) => ({ key, label: t(`types.bool.${key === 'true' ? 'yes' : 'no'}`) }))}
      onChange={onChange}
    />
  );
}
