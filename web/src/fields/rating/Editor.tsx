import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditorProps } from '../type';
import styles from './rating.module.css';
import { Star } from './Stars';
import { maxOf } from './value';

/** Press a star; digits and arrow keys do the same, the star again or Backspace takes all away. */
export function Editor({ field, value, onChange, onDone, onProblem, ...rest }: EditorProps<number>) {
  const { t } = useTranslation('fields');
  const max = maxOf(field.settings);
  const take = (next: number | null) => {
    onProblem?.(null);
    onChange(next === null || next < 1 ? null : Math.min(max, next));
  };
  const keyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    const digit = /^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey ? Number(event.key) : null;
    if (step) take((value ?? 0) + step);
    else if (digit !== null) take(digit);
    else if (event.key === 'Backspace' || event.key === 'Delete') take(null);
    else if (event.key === 'Home' || event.key === 'End') take(event.key === 'Home' ? 1 : max);
    else return;
    event.preventDefault();
  };
  const press = ({ target }: MouseEvent) => {
    const star = Number((target as Element).closest<HTMLElement>('[data-star]')?.dataset.star ?? 0);
    if (star > 0) take(value === star ? null : star);
  };
  return (
    <div
      role="slider"
      {...(rest.id ? { id: rest.id } : {})}
      {...(rest.describedBy ? { 'aria-describedby': rest.describedBy } : {})}
      aria-label={field.label}
      aria-invalid={rest.invalid ?? false}
      aria-disabled={rest.disabled ?? false}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value ?? 0}
      aria-valuetext={t('types.rating.said', { count: value ?? 0, max })}
      tabIndex={rest.disabled ? -1 : 0}
      ref={(element) => {
        if (rest.autoFocus && element && element.dataset.met === undefined) element.focus();
        if (element) element.dataset.met = '';
      }}
      className={styles.choice}
      onKeyDown={rest.disabled ? undefined : keyDown}
      // Focus stays where it is: the sentence of a field that is left moves what lies below from under the pointer.
      onMouseDown={(event) => event.preventDefault()}
      onClick={rest.disabled ? undefined : press}
      onBlur={() => onDone?.()}
    >
      {Array.from({ length: max }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a star is its place
        <span key={i} data-star={i + 1} title={t('types.rating.stars', { count: i + 1 })}>
          <Star on={i < (value ?? 0)} />
        </span>
      ))}
    </div>
  );
}
