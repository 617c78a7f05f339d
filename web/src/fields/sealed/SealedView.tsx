/** A sealed value: its mask, and on a press, for half a minute, what it says. Each look is asked of the server. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { useToast } from '../../kit/toast';
import { useFormRecord } from '../formContext';
import type { ViewProps } from '../type';
import { reveal } from './reveal';
import styles from './sealed.module.css';
import { maskOf, type Secret } from './value';

/** How long a value stays open, ms. */
const OPEN_MS = 30_000;

export function SealedView({ field, value }: ViewProps<Secret>) {
  const { t } = useTranslation('fields');
  const { object, id } = useFormRecord();
  const toast = useToast();
  const [open, setOpen] = useState<string | null>(null);
  useEffect(() => {
    if (open === null) return;
    const timer = setTimeout(() => setOpen(null), OPEN_MS);
    return () => clearTimeout(timer);
  }, [open]);
  // another record, or another value, is closed again
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what closes it
  useEffect(() => setOpen(null), [id, field.key, value]);
  if (value === null) return null;
  const press = async () => {
    if (open !== null || id === null) return setOpen(null);
    try {
      setOpen(await reveal(object, id, field.key));
    } catch (error) {
      toast.error(error);
    }
  };
  const label = t(open === null ? 'sealed.show' : 'sealed.hide', { label: field.label });
  return (
    <span className={styles.sealed}>
      <span className={styles.value}>{open ?? maskOf(value)}</span>
      {id !== null && object !== '' && (
        <button
          type="button"
          className={styles.show}
          aria-label={label}
          title={label}
          onClick={(event) => {
            event.stopPropagation();
            void press();
          }}
          onKeyDown={(event) => event.stopPropagation()}
          onBlur={() => setOpen(null)}
        >
          <Icon name={open === null ? 'eye' : 'lock'} size={14} />
          {t(open === null ? 'sealed.open' : 'sealed.close')}
        </button>
      )}
    </span>
  );
}

export function SealedCell({ value }: ViewProps<Secret>) {
  return value === null ? null : <span className={styles.value}>{maskOf(value)}</span>;
}
