/** One of a few, side by side. */
import styles from './settings.module.css';

interface Props<K extends string> {
  label: string;
  value: K;
  choices: readonly { readonly key: K; readonly label: string }[];
  onChange: (key: K) => void;
  disabled?: boolean;
}

export function Segments<K extends string>({ label, value, choices, onChange, disabled = false }: Props<K>) {
  return (
    <fieldset className={styles.segments} aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.key}
          type="button"
          disabled={disabled}
          aria-pressed={choice.key === value}
          onClick={() => onChange(choice.key)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
