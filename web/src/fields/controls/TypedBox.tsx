/**
 * A value that is typed as text and read: number, date, moment.
 *
 * While it has the focus it holds what was typed, word by word, and says beside it what it understood; when the
 * focus leaves, it shows the value in its usual form. Text it cannot read stays, with the reason reported.
 */
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { Reading } from '../type';
import { Box } from './Box';
import styles from './controls.module.css';

interface Props<V> {
  /** What an editor begins with, for the present value. */
  typed: string;
  /** How the present value is usually shown. */
  shown: string;
  read: (text: string) => Reading<V>;
  onChange: (value: V | null) => void;
  onProblem?: ((message: string | null) => void) | undefined;
  onDone?: (() => void) | undefined;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  boxRef?: React.Ref<HTMLDivElement>;
  /** @default 'start' */
  align?: 'start' | 'end';
  after?: ReactNode;
  label?: string | undefined;
  placeholder?: string;
  id?: string | undefined;
  size?: 'form' | 'line' | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  describedBy?: string | undefined;
  before?: ReactNode;
  /** Which keys a phone offers. @default 'text' */
  inputMode?: 'text' | 'decimal' | 'numeric' | 'tel' | 'email' | 'url';
  /** What the browser may fill in, e.g. `email`. @default 'off' */
  autoComplete?: string;
  /** Letters are typed as capitals on a phone. @default false */
  capitals?: boolean;
}

export function TypedBox<V>(props: Props<V>) {
  const { typed, shown, read, onChange, onProblem, onDone, label, align = 'start', inputMode = 'text' } = props;
  const [text, setText] = useState<string | null>(props.autoFocus ? typed : null);
  const [focused, setFocused] = useState(false);
  const echoId = useId();
  const reading = text === null ? null : read(text);
  const echo = focused && reading?.ok ? reading.echo : undefined;

  const type = (next: string) => {
    setText(next);
    const understood = read(next);
    onProblem?.(understood.ok ? null : understood.message);
    if (understood.ok) onChange(understood.value);
  };
  const leave = () => {
    setFocused(false);
    if (reading?.ok) setText(null);
    onDone?.();
  };
  return (
    <Box size={props.size} invalid={props.invalid} disabled={props.disabled} boxRef={props.boxRef ?? null}>
      {props.before}
      <input
        className={`${styles.input} ${align === 'end' ? styles.end : ''}`}
        {...(props.id ? { id: props.id } : {})}
        {...(label ? { 'aria-label': label } : {})}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
        aria-describedby={[echo && echoId, props.describedBy].filter(Boolean).join(' ') || undefined}
        aria-invalid={props.invalid ?? false}
        autoComplete={props.autoComplete ?? 'off'}
        autoCapitalize={props.capitals ? 'characters' : 'off'}
        enterKeyHint={props.size === 'line' ? 'done' : 'next'}
        spellCheck={false}
        autoFocus={props.autoFocus ?? false}
        disabled={props.disabled ?? false}
        inputMode={inputMode}
        value={text ?? (focused ? typed : shown)}
        onChange={(event) => type(event.target.value)}
        onFocus={() => setFocused(true)}
        onBlur={leave}
        onKeyDown={(event) => {
          props.onKeyDown?.(event);
          // A key that sets the value (arrow keys of a date) replaces what was typed.
          if (event.defaultPrevented) setText(null);
        }}
      />
      {props.after}
      {echo && (
        <span id={echoId} className={styles.echo} role="status">
          {echo}
        </span>
      )}
    </Box>
  );
}
