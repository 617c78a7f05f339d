import type { ViewProps } from '../type';
import styles from './longText.module.css';

export function View({ value }: ViewProps<string>) {
  return value === null ? null : <span className={styles.lines}>{value}</span>;
}

/** One line, whatever the text holds. */
export function GridCell({ value }: ViewProps<string>) {
  return <>{value}</>;
}
