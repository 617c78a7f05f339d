import { useTranslation } from 'react-i18next';
import { fieldTypeOf } from '../registry';
import type { ViewProps } from '../type';
import styles from './subtable.module.css';
import { Totals } from './Totals';
import { columnsOfLines, type Lines } from './value';

/** How many lines there are. */
export function GridCell({ value }: ViewProps<Lines>) {
  const { t } = useTranslation('fields');
  return value?.length ? <span>{t('types.subtable.count', { count: value.length })}</span> : null;
}

/** The lines as a table to read, with totals. */
export function View({ field, value }: ViewProps<Lines>) {
  const columns = columnsOfLines(field);
  const lines = value ?? [];
  return (
    <div className={styles.view}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wide lines are scrolled from the keyboard too */}
      <div role="region" aria-label={field.label} tabIndex={0} className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <td />
              {columns.map(({ key, label, type }) => (
                <th key={key} scope="col" className={fieldTypeOf(type).align === 'end' ? styles.end : ''}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, place) => (
              <tr key={typeof line.id === 'string' ? line.id : place}>
                <th scope="row">{place + 1}</th>
                {columns.map((column) => {
                  const { GridCell: Cell, align } = fieldTypeOf(column.type);
                  return (
                    <td key={column.key} className={align === 'end' ? styles.end : ''}>
                      <Cell field={column} value={line[column.key] ?? null} place="grid" />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Totals columns={columns} lines={lines} />
    </div>
  );
}
