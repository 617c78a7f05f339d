/** Beside the months: which weekdays are free, and this year's named days with their names. */
import { useTranslation } from 'react-i18next';
import type { CalendarBody } from '../../../api/types';
import { WordsInput } from '../../../kit/WordsInput';
import styles from './Calendar.module.css';
import { groupsOf, rangesOf, renameGroup } from './days';

interface Props {
  year: number;
  body: CalendarBody;
  set: (step: string, values: Record<string, string>, next: CalendarBody, joins?: string) => void;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function Arrangements({ year, body, set }: Props) {
  const { t } = useTranslation('calendar');
  const groups = groupsOf(year, body);
  const turn = (weekday: number) => {
    const weekend = body.weekend.includes(weekday)
      ? body.weekend.filter((other) => other !== weekday)
      : [...body.weekend, weekday].sort();
    set('weekend', {}, { ...body, weekend });
  };
  return (
    <aside className={styles.side} aria-label={t('arrangements', { year })}>
      <h2>{t('weekend')}</h2>
      <div className={styles.week}>
        {WEEKDAYS.map((weekday) => (
          <button
            key={weekday}
            type="button"
            aria-pressed={body.weekend.includes(weekday)}
            aria-label={t(`weekdayLong.${weekday}`)}
            onClick={() => turn(weekday)}
          >
            {t(`weekday.${weekday}`)}
          </button>
        ))}
      </div>
      <h2>{t('arrangements', { year })}</h2>
      {groups.length === 0 && <p className="muted">{t('noneThisYear')}</p>}
      <ul className={styles.groups}>
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the name is being typed, the place is what stays
          <li key={`${year} ${index}`}>
            <WordsInput
              compact
              label={t('groupName')}
              value={group.label}
              onChange={(label) =>
                set('rename', {}, renameGroup(year, group.label, label, body), `group ${year} ${index}`)
              }
            />
            <p className="small muted numeric">
              {group.holidays.length > 0 &&
                t('off', { days: rangesOf(group.holidays).join(', '), count: group.holidays.length })}
              {group.workdays.length > 0 && ` ${t('on', { days: rangesOf(group.workdays).join(', ') })}`}
            </p>
          </li>
        ))}
      </ul>
      <p className="small muted">{t('how')}</p>
    </aside>
  );
}
