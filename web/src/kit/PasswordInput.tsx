/** A password that can be looked at, with a plain word on how strong it is when it is a new one. */
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import styles from './PasswordInput.module.css';
import { passwordStrength } from './password';

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> {
  value: string;
  onChange: (value: string) => void;
  /** Show the strength: a new password is being chosen. @default false */
  fresh?: boolean;
}

const STEPS = [1, 2, 3, 4] as const;

export function PasswordInput({ value, onChange, fresh = false, ...rest }: Props) {
  const { t } = useTranslation('common');
  const [shown, setShown] = useState(false);
  const strength = passwordStrength(value);
  return (
    <>
      <span className={styles.box}>
        <input
          {...rest}
          className="input"
          type={shown ? 'text' : 'password'}
          autoComplete={fresh ? 'new-password' : 'current-password'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          aria-label={t(shown ? 'password.hide' : 'password.show')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon name="eye" />
        </button>
      </span>
      {fresh && (
        <span className={styles.strength} role="status">
          {STEPS.map((step) => (
            <i key={step} className={step <= strength ? styles[`s${strength}`] : undefined} />
          ))}
          <span>{value ? t(`password.strength${strength}`) : t('password.rule')}</span>
        </span>
      )}
    </>
  );
}
