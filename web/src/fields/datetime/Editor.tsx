import { useRef, useState } from 'react';
import type { FieldDescription } from '../../api/types';
import { wallClock } from '../../kit/time';
import { useFieldContext } from '../context';
import { Calendar } from '../controls/Calendar';
import { Mark } from '../controls/Mark';
import { Popup } from '../controls/Popup';
import { TypedBox } from '../controls/TypedBox';
import { boundsOf, isOutside, outside } from '../date/bounds';
import { isOnStep, stepOf } from '../time/value';
import type { EditorProps, FieldContext, Reading } from '../type';
import { NOW, readMoment } from './value';

const MINUTES_A_DAY_BEGINS = '09:00';

export const typedMoment = (value: string, zone: string): string => {
  const { day, time } = wallClock(value, zone);
  return `${day} ${time}`;
};

export function readTyped(text: string, field: FieldDescription, context: FieldContext): Reading<string> {
  const { t, today, zone } = context;
  if (!text.trim()) return { ok: true, value: null };
  const value = readMoment(text, today, zone);
  if (!value) return { ok: false, message: t('read.notMoment') };
  const { day, time, seconds } = wallClock(value, zone);
  const step = stepOf(field.settings);
  const message =
    outside(day, field.settings, context) ??
    (isOnStep(`${time}:${seconds}`, step) ? null : t('types.datetime.offStep', { step }));
  if (message !== null) return { ok: false, message };
  return { ok: true, value, echo: t('read.echo', { value: typedMoment(value, zone) }) };
}

export function Editor({ field, value, onChange, ...rest }: EditorProps<string>) {
  const context = useFieldContext();
  const { t, zone, today } = context;
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // what a field begins with may be the word for the moment in which its form is opened
  const known = value === null || NOW.has(value) ? null : value;
  const text = known ? typedMoment(known, zone) : value === null ? '' : t('types.datetime.now');
  const clock = known === null ? null : wallClock(known, zone);
  const bounds = boundsOf(field.settings, today);
  return (
    <>
      <TypedBox
        {...rest}
        boxRef={box}
        typed={text}
        shown={text}
        read={(typed) => readTyped(typed, field, context)}
        onChange={onChange}
        {...(rest.size === 'line' ? {} : { placeholder: t('read.example', { value: t('types.datetime.example') }) })}
        after={<Mark icon="cal" label={t('calendar.open')} disabled={rest.disabled} onClick={() => setOpen(!open)} />}
      />
      {open && (
        <Popup anchor={box} onClose={() => setOpen(false)} label={t('calendar.open')}>
          <Calendar
            day={clock?.day ?? null}
            today={today}
            isOff={(day) => isOutside(day, bounds)}
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
