import type { Named } from '../../api/types';
import { Avatar } from '../../kit/Avatar';
import { useFieldContext } from '../context';
import type { ViewProps } from '../type';
import { Person } from '../user/Person';
import styles from './users.module.css';

/** Most rounds in a cell. */
const IN_CELL = 5;

export function View({ value }: ViewProps<readonly Named[]>) {
  const { me } = useFieldContext();
  if (value === null) return null;
  return (
    <span className={styles.people}>
      {value.map(({ id, name }) => (
        <Person key={id} name={name} me={id === me.id} />
      ))}
    </span>
  );
}

/** Rounds that overlap, and the names as far as there is room. */
export function GridCell({ value }: ViewProps<readonly Named[]>) {
  const { me, t } = useFieldContext();
  if (value === null) return null;
  const names = value.map(({ name }) => name).join(t('sentence.list'));
  return (
    <span className={styles.cell} title={names}>
      <span className={styles.rounds}>
        {value.slice(0, IN_CELL).map(({ id, name }) => (
          <Avatar key={id} name={name} me={id === me.id} />
        ))}
      </span>
      {value.length > IN_CELL && <span className="muted numeric">+{value.length - IN_CELL}</span>}
      <span className="ellipsis">{names}</span>
    </span>
  );
}
