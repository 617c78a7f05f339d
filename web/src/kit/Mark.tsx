/** Our mark: a tenon above its mortise. */
import styles from './Mark.module.css';

interface Props {
  /** @default 20 */
  size?: number;
}

export function Mark({ size = 20 }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" className={styles.mark} aria-hidden="true">
      <path className={styles.tenon} d="M3 4h26v8h-9v8h-8v-8H3z" />
      <path className={styles.mortise} d="M3 14.5h6.5v8h13v-8H29V28H3z" />
    </svg>
  );
}
