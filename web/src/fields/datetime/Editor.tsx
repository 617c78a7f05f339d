import { useRef, useState } from 'react';
import { Icon } from '../../kit/Icon';
import { wallClock } from '../../kit/time';
import { useFieldContext } from '../context';
import { Calendar } from '../controls/Calendar';
import controls from '../controls/controls.module.css';
import { Popup } from '../controls/Popup';
import { TypedBox } from '../controls/TypedBox';
import type { EditorProps, FieldContext, Reading } from '../type';
import { readMoment } from './value';

const MINUTES_A_DAY_BEGINS = '09:00';

export const typedMoment = (value: string, zone: string): string => {
  const { day, time } = wallClock(value, zone);
  return `${day} ${time}`;
};

export function readTyped(text: string, { t, today, zone }: FieldContext): Reading<string> {
  if (!text.trim()) return { ok: true, value: null };
  const value = readMoment(text, today, zone);
  if (!value) return { ok: false, message: t('read.notMoment') };
  return { ok: true, value, echo: t('read.echo', { value: typedMoment(value, zone) }) };
}

export function Editor({ field: _field, value, onChange, ...rest }: EditorProps<string>) {
  const context = useFieldContext();
  const { t, zone, today } = context;
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const text = value === null ? '' : typedMoment(value, zone);
  const clock = value === null ? null : wallClock(value, zone);
  return (
    <>
      <TypedBox
        {...rest}
        boxRef={box}
        typed={text}
        shown={text}
        read={(typed) => readTyped(typed, context)}
        onChange={onChange}
        placeholder={`${today} ${MINUTES_A_DAY_BEGINS}`}
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
            day={clock?.day ?? null}
            today={today}
            onPick={(day) => {
              onChange(readMoment(`${day} ${clock?.time ?? MINUTES_A_DAY_BEGINS}`, today, zone));
              rest.onProblem?.(null);
              setOpen(false);
            }}
          />
        </Popup>
      )}
    </>
  );
}
