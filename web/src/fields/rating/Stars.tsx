/** Stars as they are shown: those given, then those that could have been. */
import styles from './rating.module.css';

interface Props {
  value: number;
  max: number;
  label: string;
}

export function Stars({ value, max, label }: Props) {
  return (
    <span role="img" aria-label={label} className={styles.stars}>
      {Array.from({ length: max }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a star is its place
        <Star key={i} on={i < value} />
      ))}
    </span>
  );
}

export function Star({ on }: { on: boolean }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={on ? styles.on : styles.off}>
      <path d="m8 1.8 1.9 3.9 4.3.6-3.1 3 .8 4.2L8 11.5l-3.9 2 .8-4.2-3.1-3 4.3-.6z" />
    </svg>
  );
}
