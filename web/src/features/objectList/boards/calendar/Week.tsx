/** Seven days side by side, with what lies on them below one another. */
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, ObjectDescription, RecordData } from '../../../../api/types';
import { lunarDay } from '../../../../fields/date/lunar';
import { useCard, useLane } from '../../../../kit/LaneSurface';
import { daysBetween } from '../../../../kit/time';
import { Bar } from './Bar';
import styles from './calendar.module.css';
import { addDays, daysFrom, monthOf, sayDay } from './days';
import { barsOf, hiddenBy, type Bar as Placed } from './layout';
import type { CalendarEvent } from './useEvents';
import type { DayMark } from './useWorkdays';

export interface WeekParts {
  object: ObjectDescription;
  events: readonly CalendarEvent[];
  card: readonly FieldDescription[];
  color: FieldDescription | null;
  first: string;
  /** Most lines; null: as many as there are. */
  lines: number | null;
  /** Days of other months are quiet; null: all days alike. */
  month: string | null;
  today: string;
  /** The day that takes the focus. */
  focus: string;
  markOf: (day: string) => DayMark;
  movable: boolean;
  resizable: boolean;
  onOpen: (record: RecordData) => void;
  onCreate: ((day: string) => void) | null;
  onFocusDay: (day: string) => void;
  onDay: (day: string) => void;
  onResize: (event: CalendarEvent, day: string) => void;
}

export function Week(props: WeekParts) {
  const { first, lines, events } = props;
  const { t } = useTranslation('boards');
  const [stretched, setStretched] = useState<{ id: string; day: string } | null>(null);
  const shown = stretched
    ? events.map((event) =>
        event.id === stretched.id && stretched.day >= event.first ? { ...event, last: stretched.day } : event,
      )
    : events;
  const bars = barsOf(shown, first);
  const most = lines ?? Math.max(1, ...bars.map(({ line }) => line + 1));
  const hidden = hiddenBy(bars, most);
  return (
    <div className={styles.week} style={{ '--lines': most } as CSSProperties}>
      {daysFrom(first, 7).map((day, i) => (
        <Day
          key={day}
          {...props}
          day={day}
          count={bars.filter(({ column, days }) => column <= i && i < column + days).length}
        >
          {(hidden[i] ?? 0) > 0 && (
            <button type="button" className={styles.more} onClick={() => props.onDay(day)}>
              {t('calendar.more', { count: hidden[i] })}
            </button>
          )}
        </Day>
      ))}
      {bars
        .filter(({ line }) => line < most)
        .map((bar) => (
          <Lying key={bar.event.id} {...props} bar={bar} onStretched={setStretched} />
        ))}
    </div>
  );
}

interface DayProps extends WeekParts {
  day: string;
  count: number;
  children: React.ReactNode;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

function Day({ day, count, month, today, focus, markOf, onCreate, onFocusDay, children }: DayProps) {
  const { t, i18n } = useTranslation('boards');
  const { ref, over } = useLane(day);
  const { rest, mark, label } = markOf(day);
  const quiet = month !== null && monthOf(day) !== month;
  const chinese = i18n.language.startsWith('zh');
  const spoken = [
    sayDay(day, i18n.language, { month: 'long', day: 'numeric', weekday: 'long' }),
    ...(mark ? [`${t(`calendar.${mark}`)} ${label}`] : []),
    t('foot.count', { count }),
  ].join(t('list'));
  const names = [
    styles.day,
    rest && styles.rest,
    quiet && styles.quiet,
    day === today && styles.today,
    over && styles.over,
  ];
  const step = (by: number) => {
    const next = addDays(day, by);
    onFocusDay(next);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-press="${next}"]`)?.focus());
  };
  return (
    <div ref={ref} className={names.filter(Boolean).join(' ')} data-day={day}>
      <button
        type="button"
        className={styles.press}
        data-press={day}
        tabIndex={day === focus ? 0 : -1}
        aria-label={onCreate ? t('calendar.newOn', { day: spoken }) : spoken}
        {...(day === today ? { 'aria-current': 'date' as const } : {})}
        onClick={() => onCreate?.(day)}
        onKeyDown={(press) => {
          const by = STEPS[press.key];
          if (!by || press.shiftKey) return;
          press.preventDefault();
          step(by);
        }}
      />
      <span className={styles.number} aria-hidden="true">
        <b className="numeric">{Number(day.slice(8))}</b>
        {mark && <em className={styles[mark]}>{t(`calendar.${mark}Mark`)}</em>}
        {chinese && (
          <small className="ellipsis">{mark === 'holiday' && label ? label : lunarDay(day, i18n.language)}</small>
        )}
      </span>
      {children}
    </div>
  );
}

interface LyingProps extends WeekParts {
  bar: Placed<CalendarEvent>;
  onStretched: (stretched: { id: string; day: string } | null) => void;
}

/** The day under the pointer. */
const dayAt = (x: number, y: number): string | null =>
  document
    .elementsFromPoint(x, y)
    .map((element) => (element as HTMLElement).closest<HTMLElement>('[data-day]')?.dataset.day)
    .find((day) => day !== undefined) ?? null;

function Lying({ bar, first, object, card, color, movable, resizable, onOpen, onResize, onStretched }: LyingProps) {
  const { event, column, days, line, before, after } = bar;
  const handle = useCard(`${event.id} ${first}`, movable);
  const stretch = (press: React.PointerEvent) => {
    press.preventDefault();
    press.stopPropagation();
    let day: string | null = null;
    const over = (at: PointerEvent) => {
      day = dayAt(at.clientX, at.clientY) ?? day;
      onStretched(day === null ? null : { id: event.id, day });
    };
    const stop = (key?: Event) => {
      if (key instanceof KeyboardEvent && key.key !== 'Escape') return;
      window.removeEventListener('pointermove', over);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('keydown', stop);
      onStretched(null);
    };
    const end = () => {
      stop();
      if (day) onResize(event, day);
    };
    window.addEventListener('pointermove', over);
    window.addEventListener('pointerup', end);
    window.addEventListener('keydown', stop);
  };
  return (
    <div
      className={styles.lying}
      style={{ '--column': column, '--days': days, '--line': line } as CSSProperties}
      data-at={daysBetween(first, event.first)}
    >
      <Bar
        {...{ event, object, card, color, handle, before, after }}
        onOpen={() => onOpen(event.record)}
        onLonger={resizable ? (by) => onResize(event, addDays(event.last, by)) : undefined}
        onStretch={resizable && !after ? stretch : undefined}
      />
    </div>
  );
}
