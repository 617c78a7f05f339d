/**
 * A few choices, all in sight, as round or square marks. What cannot be chosen any more is shown while it is chosen.
 * Delete takes a round mark back.
 */
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { OptionDescription } from '../../api/types';
import { OptionTag } from '../../kit/OptionTag';
import styles from './controls.module.css';

interface Props {
  kind: 'radio' | 'checkbox';
  label: string;
  options: readonly OptionDescription[];
  chosen: readonly string[];
  onPress: (key: string) => void;
  onClear?: () => void;
  /** The focus left, or a round mark was pressed. */
  onDone?: (() => void) | undefined;
  /** Plain words instead of coloured tags. @default false */
  plain?: boolean;
  id?: string | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  describedBy?: string | undefined;
}

export function MarkGroup({ kind, label, options, chosen, onPress, onClear, onDone, plain = false, ...rest }: Props) {
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const shown = options.filter(({ key, retired }) => !retired || chosen.includes(key));
  const focusMark = () => {
    const marks = group.current?.querySelectorAll('input') ?? [];
    const found =
      [...marks].find((mark) => mark.checked && !mark.disabled) ?? [...marks].find((mark) => !mark.disabled);
    found?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it appears
  useEffect(() => {
    if (rest.autoFocus) focusMark();
  }, []);
  const keyDown = (event: KeyboardEvent) => {
    if (!onClear || chosen.length === 0 || !['Backspace', 'Delete'].includes(event.key)) return;
    event.preventDefault();
    onClear();
  };
  return (
    <fieldset
      ref={group}
      {...(rest.id ? { id: rest.id } : {})}
      tabIndex={-1}
      role={kind === 'radio' ? 'radiogroup' : 'group'}
      aria-label={label}
      {...(rest.describedBy ? { 'aria-describedby': rest.describedBy } : {})}
      className={rest.invalid ? `${styles.marks} ${styles.invalid}` : styles.marks}
      onFocus={(event) => event.target === event.currentTarget && focusMark()}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onDone?.();
      }}
      onKeyDown={keyDown}
    >
      {shown.map((option) => (
        <label key={option.key} className={styles.pick}>
          <input
            type={kind}
            name={name}
            checked={chosen.includes(option.key)}
            disabled={rest.disabled || option.retired}
            onChange={() => onPress(option.key)}
            onClick={(event) => {
              // arrow keys click too, without a pointer
              if (kind === 'radio' && event.detail > 0) onDone?.();
            }}
          />
          {plain ? (
            <span>{option.label}</span>
          ) : (
            <OptionTag label={option.label} color={option.color} retired={option.retired} />
          )}
        </label>
      ))}
    </fieldset>
  );
}
