/** Rows of a field's settings in the designer: a label over its control, or a switch on one line. */
import type { ReactNode } from 'react';
import { Switch } from './Switch';
import styles from './settings.module.css';

interface SettingProps {
  label: string;
  hint?: string | undefined;
  /** Id of the control, so that a press on the label reaches it. */
  htmlFor?: string;
  children: ReactNode;
}

export function Setting({ label, hint, htmlFor, children }: SettingProps) {
  return (
    <div className={styles.setting}>
      {htmlFor ? <label htmlFor={htmlFor}>{label}</label> : <span>{label}</span>}
      {children}
      {hint && <small>{hint}</small>}
    </div>
  );
}

interface SwitchSettingProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  hint?: string;
  disabled?: boolean;
}

export function SwitchSetting({ label, on, onChange, hint, disabled = false }: SwitchSettingProps) {
  return (
    <div className={styles.setting}>
      <div className={styles.toggle}>
        <span>{label}</span>
        <Switch label={label} on={on} onChange={onChange} disabled={disabled} />
      </div>
      {hint && <small>{hint}</small>}
    </div>
  );
}
