import { type CSSProperties, useRef } from 'react';
import type { EditorProps } from '../type';
import styles from './slider.module.css';
import { partOf, scaleOf, showSlider } from './value';

/** Drag, press or use the arrow keys; Backspace takes the value away. */
export function Editor({ field, value, onChange, onDone, onProblem, ...rest }: EditorProps<string>) {
  const { min, max, step } = scaleOf(field.settings);
  const drawn = useRef<HTMLInputElement>(null);
  const take = (next: string | null) => {
    onProblem?.(null);
    onChange(next);
  };
  return (
    <div className={styles.slider}>
      <input
        ref={drawn}
        type="range"
        {...(rest.id ? { id: rest.id } : { 'aria-label': field.label })}
        {...(rest.describedBy ? { 'aria-describedby': rest.describedBy } : {})}
        aria-invalid={rest.invalid ?? false}
        aria-valuetext={value === null ? '–' : showSlider(value, field)}
        autoFocus={rest.autoFocus ?? false}
        disabled={rest.disabled ?? false}
        className={value === null ? styles.unset : ''}
        style={{ '--part': `${partOf(value, field)}%` } as CSSProperties}
        min={min}
        max={max}
        step={step}
        value={value ?? min}
        onChange={(event) => take(event.target.value)}
        // The lower end is a value too: a press there takes it though nothing moves.
        onPointerUp={() => value === null && take(drawn.current?.value ?? min)}
        onKeyDown={(event) => (event.key === 'Backspace' || event.key === 'Delete') && take(null)}
        onBlur={() => onDone?.()}
      />
      <output>{value === null ? '–' : showSlider(value, field)}</output>
    </div>
  );
}
