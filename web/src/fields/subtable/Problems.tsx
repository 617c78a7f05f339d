/** What is wrong in the lines, in words, each at its line and column. */
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import styles from './subtable.module.css';
import { cellOf, type LinesEdit } from './useLines';

const SHOWN = 5;

export function Problems({ field, edit }: { field: FieldDescription; edit: LinesEdit }) {
  const { t } = useTranslation('fields');
  if (edit.wrong.size === 0) return null;
  const told = edit.rows.flatMap((row, place) =>
    [{ key: '', label: field.label }, ...edit.columns].flatMap(({ key, label }) => {
      const message = edit.wrong.get(cellOf(row.id, key));
      return message ? t('types.subtable.at', { line: place + 1, label, message }) : [];
    }),
  );
  return (
    <ul className={styles.problems} role="alert">
      {told.slice(0, SHOWN).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {told.length > SHOWN && <li>…</li>}
    </ul>
  );
}
