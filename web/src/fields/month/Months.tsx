/** The twelve months of a year to choose from. Presses leave the focus in the input it belongs to. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Turn } from '../controls/Calendar';
import controls from '../controls/controls.module.css';

interface Props {
  /** `YYYY-MM` */
  month: string | null;
  today: string;
  isOff: (month: string) => boolean;
  onPick: (month: string) => void;
}

export function Months({ month, today, isOff, onPick }: Props) {
  const { t, i18n } = useTranslation('fields');
  const [year, setYear] = useState(Number((month ?? today).slice(0, 4)));
  const name = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  const months = Array.from(
    { length: 12 },
    (_, i) => `${String(year).padStart(4, '0')}-${String(i + 1).padStart(2, '0')}`,
  );
  const className = (shown: string) =>
    [shown === today.slice(0, 7) && controls.today, shown === month && controls.chosen].filter(Boolean).join(' ');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus where it is, does nothing else
    <div className={controls.calendar} onMouseDown={(event) => event.preventDefault()}>
      <header>
        <Turn icon="left" label={t('types.month.previous')} onClick={() => setYear(year - 1)} />
        <b>{year}</b>
        <Turn icon="right" label={t('types.month.next')} onClick={() => setYear(year + 1)} />
      </header>
      <div className={controls.months}>
        {months.map((shown) => (
          <button
            key={shown}
            type="button"
            tabIndex={-1}
            className={className(shown)}
            aria-label={shown}
            disabled={isOff(shown)}
            onClick={() => onPick(shown)}
          >
            {name.format(Date.parse(`${shown}-01T00:00:00Z`))}
          </button>
        ))}
      </div>
    </div>
  );
}
