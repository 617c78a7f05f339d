/** The refused rows, with the cell that is wrong ready to be put right. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { isEnter } from '../../kit/ime';
import { type Import, type ImportColumn, type RefusedRow, replacement } from './data';
import styles from './imports.module.css';

interface Props {
  what: Import;
  rows: readonly RefusedRow[];
  fixed: ReadonlyMap<string, string>;
  onFix: (row: number, column: number, text: string) => Promise<void>;
}

/** Before the columns that are wrong stand the first two, so that one knows whose row it is. */
export function RefusedRows({ what, rows, fixed, onFix }: Props) {
  const { t } = useTranslation('imports');
  const wrong = new Set(rows.flatMap(({ problems }) => problems.flatMap(({ column }) => column ?? [])));
  const mapped = what.plan.columns.filter(({ field }) => field);
  const shown = [...mapped.slice(0, 2), ...mapped.slice(2).filter(({ index }) => wrong.has(index))];
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className="numeric">{t('row')}</th>
            {shown.map(({ index, label }) => (
              <th key={index}>{label}</th>
            ))}
            <th>{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <td className="numeric muted">{row.number}</td>
              {shown.map((column) => {
                const { index, label } = column;
                const isWrong = row.problems.some(({ column }) => column === index);
                const { text, mended } = standing(row, column, fixed);
                return (
                  <td key={index}>
                    {isWrong ? (
                      <Cell
                        key={text}
                        text={text}
                        mended={mended}
                        label={t('cell', { row: row.number, column: label })}
                        onSave={(next) => onFix(row.number, index, next)}
                      />
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
              <td className={styles.reason}>{row.problems.map(({ message }) => message).join(t('semicolon'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a cell will be read as: put right by itself, by its value, or as it stands in the file. */
function standing(row: RefusedRow, column: ImportColumn, fixed: Props['fixed']): { text: string; mended: boolean } {
  const own = fixed.get(`${row.number} ${column.index}`);
  if (own !== undefined) return { text: own, mended: true };
  const cell = row.cells[column.index] ?? '';
  const value = replacement(column, cell);
  return { text: value === undefined ? cell : (value ?? ''), mended: value !== undefined };
}

interface CellProps {
  text: string;
  mended: boolean;
  label: string;
  onSave: (text: string) => Promise<void>;
}

function Cell({ text, mended, label, onSave }: CellProps) {
  const [typed, setTyped] = useState(text);
  const save = () => {
    if (typed !== text) void onSave(typed).catch(() => setTyped(text));
  };
  return (
    <span className={styles.cell} data-fixed={mended || undefined}>
      <input
        aria-label={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => isEnter(event) && save()}
      />
      {mended && <Icon name="check" size={14} />}
    </span>
  );
}
