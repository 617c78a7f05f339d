/** A day that is typed or chosen from a calendar; arrow up and down go a day on and back. */
import { useRef, useState } from 'react';
import { Icon } from '../../kit/Icon';
import { useFieldContext } from '../context';
import { Calendar } from '../controls/Calendar';
import controls from '../controls/controls.module.css';
import { Popup } from '../controls/Popup';
import { TypedBox } from '../controls/TypedBox';
import type { Reading } from '../type';
import { readDate, shiftDays } from './value';

interface Props {
  value: string | null;
  onChange: (value: string | null) => void;
  onProblem?: ((message: string | null) => void) | undefined;
  onDone?: (() => void) | undefined;
  label?: string;
  id?: string | undefined;
  size?: 'form' | 'line' | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  describedBy?: string | undefined;
}

export function DateBox({ value, onChange, ...rest }: Props) {
  const { t, today } = useFieldContext();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const read = (text: string): Reading<string> => {
    if (!text.trim()) return { ok: true, value: null };
    const day = readDate(text, today);
    if (!day) return { ok: false, message: t('read.notDate') };
    return day === text.trim()
      ? { ok: true, value: day }
      : { ok: true, value: day, echo: t('read.echo', { value: day }) };
  };
  return (
    <>
      <TypedBox
        {...rest}
        boxRef={box}
        typed={value ?? ''}
        shown={value ?? ''}
        read={read}
        onChange={onChange}
        placeholder={today}
        onKeyDown={(event) => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (!step) return;
          event.preventDefault();
          rest.onProblem?.(null);
          onChange(shiftDays(value ?? today, step));
        }}
        after={
          <button
            type="button"
            tabIndex={-1}
            className={controls.mark}
            aria-label={t('calendar.open')}
            disabled={rest.disabled}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setOpen(!open)}
          >
            <Icon name="cal" />
          </button>
        }
      />
      {open && (
        <Popup anchor={box} onClose={() => setOpen(false)} label={t('calendar.open')}>
          <Calendar
            day={value}
            today={today}
            onPick={(day) => {
              rest.onProblem?.(null);
              onChange(day);
              setOpen(false);
              if (document.activeElement?.tagName !== 'INPUT') rest.onDone?.();
            }}
          />
        </Popup>
      )}
    </>
  );
}
