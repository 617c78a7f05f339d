/** How many lines there are, and the totals of their amounts. */
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { fieldTypeOf } from '../registry';
import styles from './subtable.module.css';
import { totalsOf } from './sums';
import type { Line } from './value';

export function Totals({ columns, lines }: { columns: readonly FieldDescription[]; lines: readonly Line[] }) {
  const { t } = useTranslation('fields');
  return (
    <dl className={styles.totals}>
      <dt className="sr-only">{t('types.subtable.total')}</dt>
      <dd>{t('types.subtable.count', { count: lines.length })}</dd>
      {totalsOf(columns, lines).map(({ column, value }) => {
        const { GridCell } = fieldTypeOf(column.type);
        return (
          <div key={column.key}>
            <dt>{`${column.label} ${t('types.subtable.total')}`}</dt>
            <dd>
              <GridCell field={column} value={value} place="grid" />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
