/** What is said of the selected cells, in the lower corner of the list: how many, and what their figures come to. */
import { useTranslation } from 'react-i18next';
import styles from './grid.module.css';
import type { RangeStatus } from './types';

export function StatusLine({ status: { rows, columns, filled, sum, average } }: { status: RangeStatus }) {
  const { t, i18n } = useTranslation('grid');
  const figure = (value: number) => value.toLocaleString(i18n.language, { maximumFractionDigits: 6 });
  return (
    <p className={styles.status} role="status">
      <span>{t('status.size', { rows: figure(rows), columns: figure(columns) })}</span>
      {filled !== null && <span>{t('status.filled', { count: filled, figure: figure(filled) })}</span>}
      {sum !== null && <span>{t('status.sum', { figure: figure(sum) })}</span>}
      {average !== null && <span>{t('status.average', { figure: figure(average) })}</span>}
    </p>
  );
}
