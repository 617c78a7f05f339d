import { useRef, useState } from 'react';
import { useFieldContext } from '../context';
import { BetweenFilter } from '../controls/BetweenFilter';
import controls from '../controls/controls.module.css';
import { Mark } from '../controls/Mark';
import { Popup } from '../controls/Popup';
import { TypedBox } from '../controls/TypedBox';
import type { EditorProps, FilterValueProps } from '../type';
import { offeredTimes, readTime, showTime } from './value';

/** Typed, or chosen from a list of times. */
export function Editor({ field, value, onChange, ...rest }: EditorProps<string>) {
  const context = useFieldContext();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const shown = value === null ? '' : showTime(value);
  const label = context.t('types.time.open');
  return (
    <>
      <TypedBox
        {...rest}
        boxRef={box}
        typed={shown}
        shown={shown}
        read={(text) => readTime(text, field, context)}
        onChange={onChange}
        {...(rest.size === 'line' ? {} : { placeholder: context.t('read.example', { value: '14:30' }) })}
        after={<Mark icon="clock" label={label} disabled={rest.disabled} onClick={() => setOpen(!open)} />}
      />
      {open && (
        <Popup anchor={box} onClose={() => setOpen(false)} label={label} width={160}>
          <Times
            times={offeredTimes(field.settings)}
            chosen={value}
            onPick={(time) => {
              rest.onProblem?.(null);
              onChange(time);
              setOpen(false);
            }}
          />
        </Popup>
      )}
    </>
  );
}

interface TimesProps {
  times: readonly string[];
  chosen: string | null;
  onPick: (time: string) => void;
}

const WORK_BEGINS = '09:00:00';

/** Begins at the chosen time, or where the working day does. */
function Times({ times, chosen, onPick }: TimesProps) {
  const first = times.find((time) => time >= (chosen ?? WORK_BEGINS));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus where it is, does nothing else
    <div className={controls.list} onMouseDown={(event) => event.preventDefault()}>
      {times.map((time) => (
        <button
          key={time}
          ref={(element) => {
            if (time === first) element?.scrollIntoView({ block: 'start' });
          }}
          type="button"
          tabIndex={-1}
          className={controls.time}
          aria-pressed={time === chosen}
          onClick={() => onPick(time)}
        >
          {showTime(time)}
        </button>
      ))}
    </div>
  );
}

export function FilterValue({ field, ...rest }: FilterValueProps) {
  // Bounds of the field bind what is kept, not what may be asked.
  const asked = { ...field, settings: {} };
  return (
    <BetweenFilter
      {...rest}
      box={(value, onChange, autoFocus) => (
        <Editor field={asked} size="line" value={value} onChange={onChange} autoFocus={autoFocus} />
      )}
    />
  );
}
