/** How far a piece of work is: a bar with the share in words, or only the count while the total is unknown. */
import { useTranslation } from 'react-i18next';
import styles from './Progress.module.css';

interface Props {
  done: number;
  /** `null` while unknown. */
  total: number | null;
  /** Spoken name. */
  label: string;
}

export function Progress({ done, total, label }: Props) {
  const { i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  if (!total) return <span className="numeric">{number.format(done)}</span>;
  const share = Math.min(1, done / total);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share);
  return (
    <span className={styles.progress} title={`${number.format(done)} / ${number.format(total)}`}>
      <progress max={total} value={done} aria-label={label} />
      <span className="numeric">{percent}</span>
    </span>
  );
}
