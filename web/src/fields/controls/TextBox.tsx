/** Plain text, one line or several. What is typed is the value; empty is no value. */
import { Box } from './Box';
import styles from './controls.module.css';

interface Props {
  value: string | null;
  onChange: (value: string | null) => void;
  onDone?: (() => void) | undefined;
  multiline?: boolean;
  label?: string;
  placeholder?: string;
  id?: string | undefined;
  size?: 'form' | 'line' | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  describedBy?: string | undefined;
}

export function TextBox({
  value,
  onChange,
  onDone,
  multiline,
  label,
  size,
  invalid,
  autoFocus,
  describedBy,
  ...rest
}: Props) {
  const shared = {
    ...(rest.id ? { id: rest.id } : {}),
    ...(label ? { 'aria-label': label } : {}),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(rest.placeholder ? { placeholder: rest.placeholder } : {}),
    value: value ?? '',
    disabled: rest.disabled ?? false,
    'aria-invalid': invalid ?? false,
    autoFocus: autoFocus ?? false,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value || null),
    onBlur: () => onDone?.(),
  };
  return (
    <Box size={size} invalid={invalid} disabled={rest.disabled}>
      {multiline ? (
        <textarea className={`${styles.input} ${styles.area}`} rows={3} {...shared} />
      ) : (
        <input
          className={styles.input}
          autoComplete="off"
          enterKeyHint={size === 'line' ? 'done' : 'next'}
          {...shared}
        />
      )}
    </Box>
  );
}
