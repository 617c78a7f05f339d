/** A person as a value: the round with the first letter, and the name. */
import { Avatar } from '../../kit/Avatar';
import styles from './user.module.css';

export function Person({ name, me }: { name: string; me: boolean }) {
  return (
    <span className={styles.person}>
      <Avatar name={name} me={me} />
      <span className="ellipsis">{name}</span>
    </span>
  );
}
