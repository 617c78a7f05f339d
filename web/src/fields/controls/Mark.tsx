/** The small button at the end of a box. The keyboard needs none: the box itself answers to keys and keeps the focus. */
import { Icon } from '../../kit/Icon';
import styles from './controls.module.css';

interface Props {
  icon: string;
  label: string;
  disabled?: boolean | undefined;
  onClick: () => void;
}

export function Mark({ icon, label, disabled = false, onClick }: Props) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.mark}
      aria-label={label}
      disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <Icon name={icon} size={icon === 'x' ? 14 : 16} />
    </button>
  );
}
