/** Several options as tags: all of them where there is room, the first ones and a number in a cell. */
import { OptionTag } from '../../kit/OptionTag';
import type { ViewProps } from '../type';
import { optionOf } from './options';
import styles from './tags.module.css';

/** Most tags in a cell. */
export const IN_CELL = 4;

export function TagsView({ field, value }: ViewProps<readonly string[]>) {
  if (value === null) return null;
  return (
    <span className={styles.tags}>
      {value.map((key) => {
        const { label, color, retired } = optionOf(field, key);
        return <OptionTag key={key} label={label} color={color} retired={retired} />;
      })}
    </span>
  );
}

export function TagsCell({ field, value }: ViewProps<readonly string[]>) {
  if (value === null) return null;
  return (
    <span className={styles.cell}>
      <TagsView field={field} value={value.slice(0, IN_CELL)} />
      {value.length > IN_CELL && <span className={styles.rest}>+{value.length - IN_CELL}</span>}
    </span>
  );
}
