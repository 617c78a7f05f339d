/**
 * The editor of a signature: drawn here, or over the whole screen of a phone, then confirmed. What is saved already can
 * only be cleared; another is drawn once that is saved.
 */
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/Dialog';
import { Icon } from '../../kit/Icon';
import { useIsPhone } from '../../kit/phone';
import { useToast } from '../../kit/toast';
import { useFormRecord } from '../formContext';
import type { EditorProps } from '../type';
import styles from './signature.module.css';
import { View } from './View';
import type { Signature } from './value';

const Pad = lazy(() => import('./Pad'));

export function Editor({ field, value, onChange, onProblem, ...rest }: EditorProps<Signature>) {
  const { t } = useTranslation('fields');
  const phone = useIsPhone();
  const toast = useToast();
  const { id: record, values } = useFormRecord();
  const [open, setOpen] = useState(false);
  const named = {
    ...(rest.id ? { id: rest.id } : {}),
    ...(rest.describedBy ? { 'aria-describedby': rest.describedBy } : {}),
  };
  const clear = () => {
    onChange(null);
    toast.undo(t('types.signature.cleared'), () => onChange(value));
  };
  if (value) {
    return (
      <div className={styles.editor}>
        <View field={field} value={value} />
        {!rest.disabled && (
          <button type="button" className="btn" {...named} onClick={clear}>
            {t('types.signature.clear')}
          </button>
        )}
      </div>
    );
  }
  if (record !== null && values[field.key]) return <p className={styles.note}>{t('types.signature.saveFirst')}</p>;
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
  if (!phone) return <div className={styles.editor}>{rest.disabled ? null : pad}</div>;
  return (
    <div className={styles.editor}>
      <button type="button" className="btn" disabled={rest.disabled ?? false} {...named} onClick={() => setOpen(true)}>
        <Icon name="sign" />
        {t('types.signature.sign')}
      </button>
      {open && (
        <Dialog title={field.label} bare width={2000} onClose={() => setOpen(false)}>
          <div className={styles.screen}>
            <header>
              <h2>{field.label}</h2>
              <button
                type="button"
                className="btn ghost square"
                aria-label={t('types.file.close')}
                onClick={() => setOpen(false)}
              >
                <Icon name="x" />
              </button>
            </header>
            {pad}
          </div>
        </Dialog>
      )}
    </div>
  );
}
