/** A person in one letter. Only the signed-in person carries the accent. */
import styles from './Avatar.module.css';

interface Props {
  name: string;
  /** This is the person who is looking. @default false */
  me?: boolean;
  /** 28 px instead of 20. @default false */
  large?: boolean;
}

/** Chinese names by the family name's first character, others by the first letter. */
function initial(name: string): string {
  return Array.from(name.trim())[0]?.toUpperCase() ?? '?';
}

export function Avatar({ name, me = false, large = false }: Props) {
  const classes = [styles.avatar, me ? styles.me : '', large ? styles.large : ''].join(' ');
  return (
    <span className={classes} aria-hidden="true">
      {initial(name)}
    </span>
  );
}
