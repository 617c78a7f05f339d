/**
 * The editor of a signature: drawn here, or over the whole screen of a phone, then confirmed. What is saved already can
 * only be cleared; another is drawn once that is saved.
 */
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { useIsPhone } from '../../kit/phone';
import { useFormRecord } from '../formContext';
import type { EditorProps } from '../type';
import styles from './signature.module.css';
import { View } from './View';
import type { Signature } from './value';

const Pad = lazy(() => import('./Pad'));

export function Editor({ field, value, onChange, onProblem, ...rest }: EditorProps<Signature>) {
  const { t } = useTranslation('fields');
  const phone = useIsPhone();
  const [cleared, setCleared] = useState<Signature | null>(null);
  const { id: record, values } = useFormRecord();
  const [open, setOpen] = useState(false);
  const named = {
    ...(rest.id ? { id: rest.id } : {}),
    ...(rest.describedBy ? { 'aria-describedby': rest.describedBy } : {}),
  };
  const clear = () => {
    onChange(null);
    setCleared(value);
  };
  if (value) {
    return (
      <div className={styles.editor}>
        <View field={field} value={value} />
        {!rest.disabled && (
          <button type="button" className="btn" aria-label={t('types.signature.clear')} {...named} onClick={clear}>
            {t('types.signature.clear')}
          </button>
        )}
      </div>
    );
  }
  const saved = record !== null && Boolean(values[field.key]);
  const back = cleared && (
    <p className={styles.note}>
      {t(saved ? 'types.signature.saveFirst' : 'types.signature.cleared')}{' '}
      <button type="button" className="btn link" onClick={() => onChange(cleared)}>
        {t('types.file.putBack')}
      </button>
    </p>
  );
  if (saved) return back;
  const pad = (
    <Suspense fallback={<div className={styles.paper} aria-busy="true" />}>
      <Pad
        label={field.label}
        onProblem={onProblem}
        onSigned={(signature) => {
          setOpen(false);
          onChange(signature);
        }}
      />
    </Suspense>
  );
  if (!phone) {
    return (
      <div className={styles.editor}>
        {back}
        {rest.disabled ? null : pad}
      </div>
    );
  }
  return (
    <div className={styles.editor}>
      {back}
      <button
        type="button"
        className="btn"
        aria-label={t('types.signature.signFor', { label: field.label })}
        disabled={rest.disabled ?? false}
        {...named}
        onClick={() => setOpen(true)}
      >
        <Icon name="sign" />
        {t('types.signature.sign')}
      </button>
      {open && (
        <Screen label={field.label} onClose={() => setOpen(false)}>
          {pad}
        </Screen>
      )}
    </div>
  );
}

/** The whole screen to sign on. */
function Screen({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation('fields');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.screen}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2>{label}</h2>
        <button type="button" className="btn ghost square" aria-label={t('types.file.close')} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
