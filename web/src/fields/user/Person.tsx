/** A person: the first letter of the name in a round, and the name. Only the one who looks carries the accent. */
import styles from './user.module.css';

export function Person({ name, me }: { name: string; me: boolean }) {
  return (
    <span className={styles.person}>
      <span className={me ? `${styles.face} ${styles.me}` : styles.face} aria-hidden="true">
        {[...name][0]}
      </span>
      <span className="ellipsis">{name}</span>
    </span>
  );
}
