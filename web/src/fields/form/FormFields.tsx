/** The fields of a form: label above, control, what is wrong or what helps below. Used to fill in and to preview. */
import { useId } from 'react';
import type { FieldDescription } from '../../api/types';
import { fieldTypeOf } from '../registry';
import styles from './form.module.css';
import type { FormState } from './useFormState';

interface Props {
  fields: readonly FieldDescription[];
  form: FormState;
  /** Key of the field that has the focus at first. */
  autoFocus?: string | null;
}

/** Where the control of a field is found, to bring the focus to what is wrong. */
export const controlId = (key: string): string => `field-${key}`;

export function focusField(key: string): void {
  const control = document.getElementById(controlId(key));
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}

export function FormFields({ fields, form, autoFocus }: Props) {
  return (
    <div className={styles.fields}>
      {fields.map((field) => (
        <FormField key={field.key} field={field} form={form} autoFocus={field.key === autoFocus} />
      ))}
    </div>
  );
}

function FormField({ field, form, autoFocus }: { field: FieldDescription; form: FormState; autoFocus: boolean }) {
  const noteId = useId();
  const { Editor } = fieldTypeOf(field.type);
  const message = form.messageOf(field.key);
  return (
    <div className={styles.field}>
      <label htmlFor={controlId(field.key)}>
        {field.label}
        {field.required && <b aria-hidden="true">*</b>}
      </label>
      <Editor
        id={controlId(field.key)}
        field={field}
        value={form.values[field.key] ?? null}
        onChange={(value: unknown) => form.set(field.key, value)}
        onProblem={(problem) => form.setProblem(field.key, problem)}
        onDone={() => form.touch(field.key)}
        invalid={message !== null}
        autoFocus={autoFocus}
        {...(message || field.help ? { describedBy: noteId } : {})}
      />
      {(message || field.help) && (
        <small id={noteId} className={message ? styles.wrong : ''} {...(message ? { role: 'alert' } : {})}>
          {message ?? field.help}
        </small>
      )}
    </div>
  );
}
