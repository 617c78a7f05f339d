import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { fullTime } from '../../kit/time';
import { useFieldContext } from '../context';
import { Picture } from '../files/FileRows';
import type { ViewProps } from '../type';
import styles from './signature.module.css';
import type { Signature } from './value';

/** The drawing as ink on paper, with who and when below. */
export function View({ value }: ViewProps<Signature>) {
  const { t } = useTranslation('fields');
  const { zone } = useFieldContext();
  if (!value) return null;
  const { by, at } = value;
  return (
    <span className={styles.signed}>
      <Picture id={value.id} className={styles.ink} alt={t('types.signature.drawn', { name: by?.name ?? '' })} />
      {by && at && (
        <small>
          {by.name} · <time dateTime={at}>{fullTime(at, zone)}</time>
        </small>
      )}
    </span>
  );
}

export function SignatureCell({ value }: ViewProps<Signature>) {
  if (!value) return null;
  return (
    <span className={styles.cell}>
      <Icon name="sign" size={14} />
      <span className="ellipsis">{value.by?.name ?? value.name}</span>
    </span>
  );
}
