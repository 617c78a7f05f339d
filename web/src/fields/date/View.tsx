import { useFieldContext } from '../context';
import type { ViewProps } from '../type';
import styles from './date.module.css';
import { lunarDay } from './lunar';
import { showDate } from './value';

export function View({ field, value }: ViewProps<string>) {
  const { t, language } = useFieldContext();
  if (value === null) return null;
  return (
    <>
      <span className="numeric">{value}</span>
      {field.settings.lunar === true && (
        <span className={styles.lunar}>{t('types.date.lunarDay', { day: lunarDay(value, language) })}</span>
      )}
    </>
  );
}

/** Without the year while it is this one; the whole day on hover. */
export function GridCell({ value }: ViewProps<string>) {
  const { today, language } = useFieldContext();
  return value === null ? null : (
    <span className="numeric" title={value}>
      {showDate(value, today, language)}
    </span>
  );
}
