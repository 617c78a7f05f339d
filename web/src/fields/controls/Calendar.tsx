/** One month to choose a day from. Presses leave the focus in the input it belongs to. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { shiftDays } from '../date/value';
import styles from './controls.module.css';

interface Props {
  /** `YYYY-MM-DD` */
  day: string | null;
  today: string;
  onPick: (day: string) => void;
  /** Days that cannot be chosen. */
  isOff?: (day: string) => boolean;
  /** Days between the first and the last of a range. */
  isBetween?: (day: string) => boolean;
}

const WEEKS_SHOWN = 6;

/** The 42 days around a month (`YYYY-MM`), from a Monday. */
export function daysAround(month: string): string[] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  return Array.from({ length: WEEKS_SHOWN * 7 }, (_, i) => shiftDays(first, i - weekday));
}

/** `YYYY-MM` a number of months later. */
export function shiftMonths(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

export function Calendar({ day, today, onPick, isOff, isBetween }: Props) {
  const { t } = useTranslation('fields');
  const [month, setMonth] = useState((day ?? today).slice(0, 7));
  const [year = '', number = ''] = month.split('-');
  const className = (shown: string) =>
    [
      !shown.startsWith(month) && styles.other,
      isBetween?.(shown) && styles.inside,
      shown === today && styles.today,
      shown === day && styles.chosen,
    ]
      .filter(Boolean)
      .join(' ');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus where it is, does nothing else
    <div className={styles.calendar} onMouseDown={(event) => event.preventDefault()}>
      <header>
        <Turn icon="left" label={t('calendar.previous')} onClick={() => setMonth(shiftMonths(month, -1))} />
        <b>{t('calendar.month', { year, month: Number(number) })}</b>
        <Turn icon="right" label={t('calendar.next')} onClick={() => setMonth(shiftMonths(month, 1))} />
      </header>
      <div className={styles.days}>
        {t('calendar.weekdays')
          .split(',')
          .map((name) => (
            <span key={name}>{name}</span>
          ))}
        {daysAround(month).map((shown) => (
          <button
            key={shown}
            type="button"
            tabIndex={-1}
            className={className(shown)}
            aria-label={shown}
            disabled={isOff?.(shown) ?? false}
            onClick={() => onPick(shown)}
          >
            {Number(shown.slice(8))}
          </button>
        ))}
      </div>
      <footer>
        <button
          type="button"
          tabIndex={-1}
          className="btn link"
          disabled={isOff?.(today) ?? false}
          onClick={() => onPick(today)}
        >
          {t('calendar.today')}
        </button>
      </footer>
    </div>
  );
}

/** A step to the month or year beside. */
export function Turn({ icon, label, onClick }: { icon: string; label: string; onClick: () => void }) {
  return (
    <button type="button" tabIndex={-1} className="btn ghost square" aria-label={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
