/** Days one below the other, each with what lies on it; for a phone, and for one day alone. */
import { useTranslation } from 'react-i18next';
import { lunarDay } from '../../../../fields/date/lunar';
import { Icon } from '../../../../kit/Icon';
import { Bar } from './Bar';
import styles from './calendar.module.css';
import { sayDay } from './days';
import type { WeekParts } from './Week';

interface Props extends Omit<WeekParts, 'first' | 'lines'> {
  days: readonly string[];
  /** Days without anything are shown too. */
  all: boolean;
}

export function DayList({ days, all, events, object, card, color, today, markOf, onOpen, onCreate }: Props) {
  const { t, i18n } = useTranslation('boards');
  const each = days
    .map((day) => ({ day, here: events.filter(({ first, last }) => first <= day && day <= last) }))
    .filter(({ day, here }) => all || here.length > 0 || day === today);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, for the keyboard too
    <section className={styles.days} aria-label={t('calendar.list')} tabIndex={0}>
      {each.map(({ day, here }) => {
        const { mark, label } = markOf(day);
        return (
          <section key={day} className={styles.one} aria-label={sayDay(day, i18n.language, { dateStyle: 'full' })}>
            <header className={day === today ? styles.today : ''}>
              <b className="numeric">{sayDay(day, i18n.language, { month: 'short', day: 'numeric' })}</b>
              <span>{sayDay(day, i18n.language, { weekday: 'short' })}</span>
              {mark && <em className={styles[mark]}>{t(`calendar.${mark}Mark`)}</em>}
              {i18n.language.startsWith('zh') && <small>{label || lunarDay(day, i18n.language)}</small>}
              {onCreate && (
                <button
                  type="button"
                  className="btn ghost square"
                  aria-label={t('calendar.newOn', {
                    day: sayDay(day, i18n.language, { month: 'long', day: 'numeric' }),
                  })}
                  onClick={() => onCreate(day)}
                >
                  <Icon name="plus" />
                </button>
              )}
            </header>
            {here.length === 0 ? (
              <p className={styles.none}>{t('calendar.nothing')}</p>
            ) : (
              here.map((event) => (
                <Bar key={event.id} {...{ event, object, card, color }} onOpen={() => onOpen(event.record)} />
              ))
            )}
          </section>
        );
      })}
    </section>
  );
}
