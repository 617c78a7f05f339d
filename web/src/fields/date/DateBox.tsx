/** A day that is typed or chosen from a calendar; arrow up and down go a day on and back. */
import { useRef, useState } from 'react';
import { useFieldContext } from '../context';
import { Calendar } from '../controls/Calendar';
import { Mark } from '../controls/Mark';
import { Popup } from '../controls/Popup';
import { TypedBox } from '../controls/TypedBox';
import { boundsOf, isOutside } from './bounds';
import { readDay } from './read';
import { shiftDays } from './value';

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
  /** Days that may be chosen, as a field's settings say it. @default every day */
  settings?: Readonly<Record<string, unknown>>;
}

const NO_BOUNDS = {};

/** What a field may begin with: the day on which its form is opened. */
const TODAY = 'today';

export function DateBox({ value, onChange, settings = NO_BOUNDS, ...rest }: Props) {
  const context = useFieldContext();
  const { t, today } = context;
  const bounds = boundsOf(settings, today);
  const day = value === TODAY ? today : value;
  const text = value === TODAY ? t('calendar.today') : (value ?? '');
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const read = (text: string) => {
    const reading = readDay(text, settings, context);
    return reading.ok && reading.value === text.trim() ? { ok: true as const, value: reading.value } : reading;
  };
  return (
    <>
      <TypedBox
        {...rest}
        boxRef={box}
        typed={text}
        shown={text}
        read={read}
        onChange={onChange}
        {...(rest.size === 'line' ? {} : { placeholder: t('read.example', { value: t('types.date.example') }) })}
        onKeyDown={(event) => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (!step) return;
          event.preventDefault();
          const next = shiftDays(day ?? today, step);
          if (isOutside(next, bounds)) return;
          rest.onProblem?.(null);
          onChange(next);
        }}
        after={<Mark icon="cal" label={t('calendar.open')} disabled={rest.disabled} onClick={() => setOpen(!open)} />}
      />
      {open && (
        <Popup anchor={box} onClose={() => setOpen(false)} label={t('calendar.open')}>
          <Calendar
            day={day}
            today={today}
            isOff={(other) => isOutside(other, bounds)}
            onPick={(picked) => {
              rest.onProblem?.(null);
              onChange(picked);
              setOpen(false);
              if (document.activeElement?.tagName !== 'INPUT') rest.onDone?.();
            }}
          />
        </Popup>
      )}
    </>
  );
}
