import { useFieldContext } from '../context';
import { showDate } from '../date/value';
import type { ViewProps } from '../type';
import styles from './dateRange.module.css';
import { type Days, lengthOf, rangeText } from './value';

export function View({ value }: ViewProps<Days>) {
  const { t } = useFieldContext();
  if (value === null) return null;
  return (
    <>
      <span className="numeric">{rangeText(value)}</span>
      <span className={styles.days}>{t('types.date_range.days', { count: lengthOf(value) })}</span>
    </>
  );
}

/** Without the year while it is this one; whole on hover. */
export function GridCell({ value }: ViewProps<Days>) {
  const { today, language } = useFieldContext();
  if (value === null) return null;
  return (
    <span className="numeric" title={rangeText(value)}>
      {`${showDate(value.start, today, language)} ~ ${showDate(value.end, today, language)}`}
    </span>
  );
}
