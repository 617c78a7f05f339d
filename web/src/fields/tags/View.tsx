import { OptionTag } from '../../kit/OptionTag';
import { IN_CELL } from '../options/OptionTags';
import styles from '../options/tags.module.css';
import type { ViewProps } from '../type';

export function View({ value }: ViewProps<readonly string[]>) {
  if (value === null) return null;
  return (
    <span className={styles.tags}>
      {value.map((tag) => (
        <OptionTag key={tag} label={tag} color="stone" />
      ))}
    </span>
  );
}

export function GridCell({ field, value }: ViewProps<readonly string[]>) {
  if (value === null) return null;
  return (
    <span className={styles.cell}>
      <View field={field} value={value.slice(0, IN_CELL)} />
      {value.length > IN_CELL && <span className={styles.rest}>+{value.length - IN_CELL}</span>}
    </span>
  );
}
