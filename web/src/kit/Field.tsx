/** One question of a form: label above, control, and below it the help or what is wrong. */
import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

/** What the control must carry so that label and message belong to it. */
export interface ControlProps {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

interface Props {
  label: string;
  /** Quiet help below; gives way to the error. */
  help?: ReactNode;
  /** What is wrong and what to do. */
  error?: string | undefined;
  required?: boolean;
  children: (control: ControlProps) => ReactNode;
}

/**
 * @example
 * <Field label={t('name')} error={error?.of('name')}>
 *   {(control) => <input className="input" {...control} value={name} onChange={…} />}
 * </Field>
 */
export function Field({ label, help, error, required = false, children }: Props) {
  const id = useId();
  const described = error || help ? `${id}-note` : undefined;
  const control: ControlProps = {
    id,
    ...(error ? { 'aria-invalid': true as const } : {}),
    ...(described ? { 'aria-describedby': described } : {}),
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {label}
        {required && <b aria-hidden="true">*</b>}
      </label>
      {children(control)}
      {described && (
        <div id={described} className={error ? styles.error : styles.help} {...(error ? { role: 'alert' } : {})}>
          {error ?? help}
        </div>
      )}
    </div>
  );
}
