import { useRef, useState } from 'react';
import { useFieldContext } from '../context';
import { shiftMonths } from '../controls/Calendar';
import { Mark } from '../controls/Mark';
import { Popup } from '../controls/Popup';
import { TypedBox } from '../controls/TypedBox';
import { isOutside } from '../date/bounds';
import type { EditorProps } from '../type';
import { Months } from './Months';
import { monthBounds, readMonth } from './value';

/** Typed or chosen; arrow up and down go a month on and back. */
export function Editor({ field, value, onChange, ...rest }: EditorProps<string>) {
  const context = useFieldContext();
  const { t, today } = context;
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const bounds = monthBounds(field.settings, today);
  const take = (month: string) => {
    if (isOutside(month, bounds)) return;
    rest.onProblem?.(null);
    onChange(month);
  };
  return (
    <>
      <TypedBox
        {...rest}
        boxRef={box}
        typed={value ?? ''}
        shown={value ?? ''}
        read={(text) => readMonth(text, field, context)}
        onChange={onChange}
        {...(rest.size === 'line' ? {} : { placeholder: t('read.example', { value: today.slice(0, 7) }) })}
        onKeyDown={(event) => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (!step) return;
          event.preventDefault();
          take(shiftMonths(value ?? today.slice(0, 7), step));
        }}
        after={
          <Mark icon="cal" label={t('types.month.open')} disabled={rest.disabled} onClick={() => setOpen(!open)} />
        }
      />
      {open && (
        <Popup anchor={box} onClose={() => setOpen(false)} label={t('types.month.open')}>
          <Months
            month={value}
            today={today}
            isOff={(month) => isOutside(month, bounds)}
            onPick={(month) => {
              take(month);
              setOpen(false);
            }}
          />
        </Popup>
      )}
    </>
  );
}
