/** Twelve months. One day has the focus; arrows move it, Enter or Space turns it over. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarBody } from '../../../api/types';
import { currentLanguage } from '../../../i18n';
import { textOf } from '../../../kit/words';
import styles from './Calendar.module.css';
import { daysOf, kindOf, shiftDay, weekdayOf } from './days';

interface Props {
  year: number;
  /** `2026-11-18` */
  today: string;
  body: CalendarBody;
  onToggle: (day: string) => void;
}

const MOVES: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function Year({ year, today, body, onToggle }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(today);
  const current = focused.startsWith(`${year}-`) ? focused : `${year}-01-01`;
  const move = (event: KeyboardEvent) => {
    const step = MOVES[event.key];
    const from = (event.target as HTMLElement).dataset.day;
    if (step === undefined || from === undefined) return;
    const next = shiftDay(from, step);
    if (!next.startsWith(`${year}-`)) return;
    event.preventDefault();
    setFocused(next);
    grid.current?.querySelector<HTMLButtonElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move the focus among the buttons inside
    <div ref={grid} className={styles.months} onKeyDown={move}>
      {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
        <Month
          key={month}
          year={year}
          month={month}
          today={today}
          body={body}
          focused={current}
          onToggle={(day) => {
            setFocused(day);
            onToggle(day);
          }}
        />
      ))}
    </div>
  );
}

interface MonthProps extends Props {
  month: number;
  focused: string;
}

function Month({ year, month, today, body, focused, onToggle }: MonthProps) {
  const { t, i18n } = useTranslation('calendar');
  const name = new Intl.DateTimeFormat(i18n.language, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, 1),
  );
  const days = daysOf(year, month);
  return (
    <section className={styles.month} aria-label={name}>
      <h3>{name}</h3>
      <div className={styles.days}>
        {WEEKDAYS.map((weekday) => (
          <span key={weekday} className={styles.weekday} aria-hidden="true">
            {t(`weekday.${weekday}`)}
          </span>
        ))}
        {days.map((day, index) => (
          <Day
            key={day}
            day={day}
            body={body}
            today={day === today}
            tabbable={day === focused}
            column={index === 0 ? weekdayOf(day) : undefined}
            onToggle={onToggle}
          />
        ))}
      </div>
    </section>
  );
}

interface DayProps {
  day: string;
  body: CalendarBody;
  today: boolean;
  tabbable: boolean;
  /** Where the first day of the month begins. */
  column: number | undefined;
  onToggle: (day: string) => void;
}

function Day({ day, body, today, tabbable, column, onToggle }: DayProps) {
  const { t } = useTranslation('calendar');
  const kind = kindOf(day, body);
  const named = [...body.workdays, ...body.holidays].find(({ date }) => date === day);
  const words = [day, t(`kind.${kind}`), named ? textOf(named.label, currentLanguage()) : ''].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      data-day={day}
      tabIndex={tabbable ? 0 : -1}
      className={`${styles.day} ${styles[kind]} ${today ? styles.today : ''}`}
      style={column ? { gridColumnStart: column } : undefined}
      title={words}
      onClick={() => onToggle(day)}
    >
      <span className="sr-only">{words}</span>
      <span aria-hidden="true">
        {Number(day.slice(8))}
        {kind === 'makeup' && <sup>{t('mark.makeup')}</sup>}
        {kind === 'holiday' && <sup>{t('mark.holiday')}</sup>}
      </span>
    </button>
  );
}
