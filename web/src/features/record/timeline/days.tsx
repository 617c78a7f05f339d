/** A day above what happened on it, as people say it. */
import { useTranslation } from 'react-i18next';
import { useFieldContext } from '../../../fields/context';
import { shiftDays } from '../../../fields/date/value';
import { wallClock } from '../../../kit/time';

/** The day of an entry in the workspace's zone; some know no more than that. */
export const dayOf = (at: string, zone: string): string => (at.length === 10 ? at : wallClock(at, zone).day);

/** `14:05`; '' where the day alone is known. */
export const timeOf = (at: string, zone: string): string => (at.length === 10 ? '' : wallClock(at, zone).time);

export function DayName({ day }: { day: string }) {
  const { t } = useTranslation('record');
  const { today } = useFieldContext();
  const date = new Date(`${day}T00:00:00Z`);
  const name = t('history.weekdays').split(',')[date.getUTCDay()];
  const template = day.slice(0, 4) === today.slice(0, 4) ? 'history.weekday' : 'history.weekdayOfYear';
  const words = t(template, { year: day.slice(0, 4), month: date.getUTCMonth() + 1, day: date.getUTCDate(), name });
  if (day === today) return `${t('history.today')} ${words}`;
  return day === shiftDays(today, -1) ? `${t('history.yesterday')} ${words}` : words;
}
