import { useFieldContext } from '../context';
import { Tick } from '../controls/ChoiceList';
import type { ViewProps } from '../type';
import styles from './bool.module.css';

export function View({ value }: ViewProps<boolean>) {
  const { t } = useFieldContext();
  if (value === null) return null;
  return (
    <span className={styles.shown}>
      <Tick on={value} />
      {t(value ? 'types.bool.yes' : 'types.bool.no')}
    </span>
  );
}

/** A box to tick; nothing said yet is fainter than no. */
export function GridCell({ value }: ViewProps<boolean>) {
  const { t } = useFieldContext();
  const said = value === null ? '' : t(value ? 'types.bool.yes' : 'types.bool.no');
  return (
    <span
      data-toggle
      {...(said ? { role: 'img', 'aria-label': said } : {})}
      className={said ? styles.box : styles.unsaid}
    >
      <Tick on={value === true} />
    </span>
  );
}
