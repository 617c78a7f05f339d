/** The value of a select field: one of twelve measured colour pairs. */
import styles from './OptionTag.module.css';

/** In the order in which new options receive them. */
export const OPTION_COLORS = [
  'teal',
  'stone',
  'amber',
  'blue',
  'plum',
  'olive',
  'sky',
  'orange',
  'violet',
  'green',
  'red',
  'slate',
] as const;

interface Props {
  label: string;
  /** One of `OPTION_COLORS`; anything else is shown as stone. */
  color: string;
  /** Struck through: kept for old records, not offered any more. @default false */
  retired?: boolean;
}

export function OptionTag({ label, color, retired = false }: Props) {
  const name = (OPTION_COLORS as readonly string[]).includes(color) ? color : 'stone';
  return (
    <span
      className={retired ? `${styles.tag} ${styles.retired}` : styles.tag}
      style={{ background: `var(--tag-${name}-bg)`, color: `var(--tag-${name})` }}
      title={label}
    >
      {label}
    </span>
  );
}
