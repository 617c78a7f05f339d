/**
 * The fields of a form, arranged in tabs, groups and columns: label above, control, what is wrong or what helps below.
 * Used to fill in and to preview.
 */
import { memo, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { fieldTypeOf } from '../registry';
import type { ArrangedGroup, ArrangedItem, ArrangedTab } from './arrange';
import styles from './form.module.css';
import { type FormState, useFieldState } from './useFormState';

interface Props {
  tabs: readonly ArrangedTab[];
  form: FormState;
  /** Key of the field that has the focus at first. */
  autoFocus?: string | null;
}

/** Where the control of a field is found, to bring the focus to what is wrong. */
export const controlId = (key: string): string => `field-${key}`;

/** Bring a field into sight and the focus to it, whatever tab or closed group hides it. False: it is not on the form. */
export function focusField(key: string): boolean {
  const control = document.getElementById(controlId(key));
  if (!control) return false;
  const tab = control.closest<HTMLElement>('[role="tabpanel"]')?.getAttribute('aria-labelledby');
  if (tab) document.getElementById(tab)?.click();
  control.closest('details')?.setAttribute('open', '');
  // a tab that was hidden a moment ago takes the focus only once it is drawn
  setTimeout(() => {
    control.focus();
    control.scrollIntoView({ block: 'center' });
  }, 0);
  return true;
}

export function FormFields({ tabs, form, autoFocus = null }: Props) {
  const { t } = useTranslation('fields');
  const id = useId();
  const [wanted, setWanted] = useState('');
  const open = tabs.find(({ key }) => key === wanted) ?? tabs[0];
  const groups = (tab: ArrangedTab) =>
    tab.groups.map((group) => <FormGroup key={group.key} group={group} form={form} autoFocus={autoFocus} />);
  if (tabs.length < 2) return <div className={styles.groups}>{open && groups(open)}</div>;
  return (
    <>
      <div role="tablist" aria-label={t('form.tabs')} className={styles.tabs}>
        {tabs.map(({ key, label }) => (
          <button
            key={key}
            id={`${id}${key}`}
            type="button"
            role="tab"
            aria-selected={key === open?.key}
            onClick={() => setWanted(key)}
          >
            {label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.key}
          role="tabpanel"
          aria-labelledby={`${id}${tab.key}`}
          className={styles.groups}
          hidden={tab !== open}
        >
          {groups(tab)}
        </div>
      ))}
    </>
  );
}

interface GroupProps {
  group: ArrangedGroup;
  form: FormState;
  autoFocus: string | null;
}

const FormGroup = memo(function FormGroup({ group, form, autoFocus }: GroupProps) {
  const grid = (
    <div className={styles.fields} style={{ '--columns': group.columns } as React.CSSProperties}>
      {group.items.map((item, place) => (
        <Item key={item.kind === 'field' ? item.field.key : `${item.kind} ${place}`} {...{ item, form, autoFocus }} />
      ))}
    </div>
  );
  if (group.collapsed) {
    return (
      <details className={styles.group}>
        <summary>
          <Icon name="right" size={14} />
          {group.label}
        </summary>
        {grid}
      </details>
    );
  }
  return (
    <section className={styles.group} {...(group.label ? { 'aria-label': group.label } : {})}>
      {group.label && <h3>{group.label}</h3>}
      {grid}
    </section>
  );
});

function Item({ item, form, autoFocus }: { item: ArrangedItem; form: FormState; autoFocus: string | null }) {
  if (item.kind === 'divider') return <hr className={styles.line} />;
  if (item.kind === 'note') return <p className={styles.note}>{item.text}</p>;
  return <FormField field={item.field} span={item.span} form={form} autoFocus={item.field.key === autoFocus} />;
}

interface FieldProps {
  field: FieldDescription;
  span: number;
  form: FormState;
  autoFocus: boolean;
}

const FormField = memo(function FormField({ field, span, form, autoFocus }: FieldProps) {
  const noteId = useId();
  const { Editor, wide } = fieldTypeOf(field.type);
  const { value, message, inner } = useFieldState(form, field.key);
  const hands = useMemo(
    () => ({
      onChange: (next: unknown) => form.set(field.key, next),
      onProblem: (problem: string | null) => form.setProblem(field.key, problem),
      onDone: () => form.touch(field.key),
    }),
    [form, field.key],
  );
  return (
    <div className={styles.field} style={{ gridColumn: wide ? '1 / -1' : `span ${span}` }}>
      <label htmlFor={controlId(field.key)}>
        {field.label}
        {field.required && <b aria-hidden="true">*</b>}
      </label>
      <Editor
        id={controlId(field.key)}
        field={field}
        value={value}
        {...hands}
        invalid={message !== null}
        autoFocus={autoFocus}
        {...(inner ? { inner } : {})}
        {...(message || field.help ? { describedBy: noteId } : {})}
      />
      {(message || field.help) && (
        <small id={noteId} className={message ? styles.wrong : ''} {...(message ? { role: 'alert' } : {})}>
          {message ?? field.help}
        </small>
      )}
    </div>
  );
});
