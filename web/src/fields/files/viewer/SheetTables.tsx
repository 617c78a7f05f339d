/** A workbook as the server reads it: a tab a sheet, letters over the columns, numbers before the rows. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Tabs } from '../../../kit/Tabs';
import { Refused, type ShownProps } from './simple';
import styles from './viewer.module.css';

interface Sheet {
  name: string;
  rows: string[][];
  row_count: number;
  column_count: number;
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]\d+)?$/;

export default function SheetTables({ file, addresses }: ShownProps) {
  const { t } = useTranslation('fields');
  const [open, setOpen] = useState('0');
  const found = useQuery({
    queryKey: ['file', file.id, 'tables'],
    queryFn: async () => (await api.get<{ sheets: Sheet[] }>(addresses.preview)).sheets,
    retry: false,
  });
  if (found.isError) return <Refused error={found.error} />;
  if (!found.data) return <p role="status">{t('types.file.loading')}</p>;
  const sheet = found.data[Number(open)];
  const tabs = found.data.map(({ name }, place) => ({ key: String(place), label: name }));
  return (
    <div className={styles.book}>
      {tabs.length > 1 && <Tabs label={t('types.file.sheets')} tabs={tabs} active={open} onChange={setOpen} />}
      {sheet && <Table sheet={sheet} />}
    </div>
  );
}

function Table({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('fields');
  const width = Math.max(1, ...sheet.rows.map((row) => row.length));
  const letters = Array.from({ length: width }, (_, place) => letterOf(place));
  const cut = sheet.row_count > sheet.rows.length || sheet.column_count > width;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can scroll it */}
      <div className={styles.grid} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th aria-label={t('types.file.row')} />
              {letters.map((letter) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a workbook is its number
              <tr key={line}>
                <th scope="row">{line + 1}</th>
                {letters.map((letter, place) => (
                  <td key={letter} className={NUMBER.test(row[place] ?? '') ? styles.figure : ''}>
                    {row[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cut && (
        <p className={styles.cut}>{t('types.file.cut', { rows: sheet.row_count, columns: sheet.column_count })}</p>
      )}
    </>
  );
}

/** A … Z, AA, AB … */
function letterOf(place: number): string {
  const rest = Math.floor(place / 26);
  return (rest ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (place % 26));
}
