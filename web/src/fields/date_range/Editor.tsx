import { useRef, useState } from 'react';
import { useFieldContext } from '../context';
import { Calendar } from '../controls/Calendar';
import { Mark } from '../controls/Mark';
import { Popup } from '../controls/Popup';
import { TypedBox } from '../controls/TypedBox';
import type { EditorProps } from '../type';
import { type Days, misfit, rangeText, readDays } from './value';

/** Typed in one line, or chosen: a first press is the first day, a second the last. */
export function Editor({ field, value, onChange, ...rest }: EditorProps<Days>) {
  const context = useFieldContext();
  const { t, today } = context;
  const [open, setOpen] = useState(false);
  const [first, setFirst] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const shown = value === null ? '' : rangeText(value);
  const pick = (day: string) => {
    if (first === null) return setFirst(day);
    const days = first <= day ? { start: first, end: day } : { start: day, end: first };
    rest.onProblem?.(misfit(days, field, context));
    onChange(days);
    setFirst(null);
    setOpen(false);
  };
  const isBetween = (day: string) =>
    first === null ? value !== null && day >= value.start && day <= value.end : day === first;
  return (
    <>
      <TypedBox
        {...rest}
        boxRef={box}
        typed={shown}
        shown={shown}
        read={(text) => readDays(text, field, context)}
        onChange={onChange}
        {...(rest.size === 'line' ? {} : { placeholder: t('read.example', { value: t('types.date_range.example') }) })}
        after={
          <Mark
            icon="cal"
            label={t('calendar.open')}
            disabled={rest.disabled}
            onClick={() => {
              setFirst(null);
              setOpen(!open);
            }}
          />
        }
      />
      {open && (
        <Popup anchor={box} onClose={() => setOpen(false)} label={t('calendar.open')}>
          <Calendar day={first ?? value?.start ?? null} today={today} onPick={pick} isBetween={isBetween} />
        </Popup>
      )}
    </>
  );
}
