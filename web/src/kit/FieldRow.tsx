/** One fact of a record: label to the left, value in place. The phone keeps the same line. */
import type { ReactNode } from 'react';
import styles from './FieldRow.module.css';

interface Props {
  label: string;
  /** Explains the label on hover. */
  help?: string;
  required?: boolean;
  children: ReactNode;
}

export function FieldRow({ label, help, required = false, children }: Props) {
  return (
    <div className={styles.row}>
      <span className={styles.label} title={help || label}>
        {label}
        {required && <b aria-hidden="true">*</b>}
      </span>
      <div className={styles.value}>{children}</div>
    </div>
  );
}
