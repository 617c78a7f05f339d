/** Where one is in time: the span in words, a step back or on, today, and how much is seen at once. */
import { useTranslation } from 'react-i18next';
import { useFieldContext } from '../../../../fields/context';
import { Segments } from '../../../../fields/controls/Segments';
import { Icon } from '../../../../kit/Icon';
import { useIsPhone } from '../../../../kit/phone';
import styles from './calendar.module.css';
import { addDays, sayDay, weekStart } from './days';

export type Mode = 'month' | 'week' | 'day' | 'list';

const MODES: readonly Mode[] = ['month', 'week', 'day', 'list'];

interface Props {
  mode: Mode;
  day: string;
  onMode: (mode: Mode) => void;
  onDay: (day: string) => void;
  onStep: (by: number) => void;
}

function spanWords(mode: Mode, day: string, language: string): string {
  if (mode === 'month' || mode === 'list') return sayDay(day, language, { year: 'numeric', month: 'long' });
  if (mode === 'day') return sayDay(day, language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
  const first = weekStart(day);
  const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'long', day: 'numeric', year: 'numeric' });
  return format.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${addDays(first, 6)}T00:00:00Z`));
}

export function CalendarBar({ mode, day, onMode, onDay, onStep }: Props) {
  const { t, i18n } = useTranslation('boards');
  const { today } = useFieldContext();
  const phone = useIsPhone();
  const modes = phone ? MODES.filter((each) => each !== 'week') : MODES;
  return (
    <div className={styles.bar}>
      <h2 aria-live="polite">{spanWords(mode, day, i18n.language)}</h2>
      <button type="button" className="btn ghost square" aria-label={t('calendar.before')} onClick={() => onStep(-1)}>
        <Icon name="left" />
      </button>
      <button type="button" className="btn ghost square" aria-label={t('calendar.after')} onClick={() => onStep(1)}>
        <Icon name="right" />
      </button>
      <button type="button" className="btn" onClick={() => onDay(today)}>
        {t('calendar.today')}
      </button>
      <span className={styles.modes}>
        <Segments
          label={t('calendar.mode')}
          value={mode}
          choices={modes.map((key) => ({ key, label: t(`calendar.${key}`) }))}
          onChange={onMode}
        />
      </span>
    </div>
  );
}
