/** What is done to a planned step: ticked or put off, at once on the screen and with its way back. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordData } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { type Day, dayAfter, dayOf } from '../../fields/data/home';
import { type Changes, useRecordWrites } from '../../fields/data/records';
import { Dialog } from '../../kit/Dialog';
import type { MenuItem } from '../../kit/Menu';
import { instantOf, wallClock } from '../../kit/time';
import { useToast } from '../../kit/toast';
import type { Due } from './due';

export interface PlanDeeds {
  finish: (due: Due) => void;
  /** The days it can be put off to. */
  postponements: (due: Due) => MenuItem[];
  /** Where another day is chosen. */
  dialog: ReactNode;
}

export function usePlanDeeds({ key, activity }: NonNullable<Day['activity']>): PlanDeeds {
  const { t, i18n } = useTranslation('workbench');
  const { today, zone } = useFieldContext();
  const writes = useRecordWrites(key);
  const toast = useToast();
  const [choosing, setChoosing] = useState<Due | null>(null);
  const { next_at, done } = activity;

  const change = async ({ record, whom }: Due, changes: Changes, said: string) => {
    const before = Object.fromEntries(Object.keys(changes).map((field) => [field, record[field] ?? null]));
    const refused = (error: unknown) => toast.error(error);
    try {
      const saved: RecordData = await writes.update(record, changes);
      toast.undo(t(said, { title: whom?.title ?? '', ...words(changes) }), () => {
        writes.update({ ...record, ...saved }, before).catch(refused);
      });
    } catch (error) {
      refused(error);
    }
  };
  const words = (changes: Changes) => {
    const to = changes[next_at];
    if (typeof to !== 'string') return {};
    const format = new Intl.DateTimeFormat(i18n.language, { month: 'numeric', day: 'numeric', weekday: 'short' });
    return { day: format.format(new Date(`${dayOf(to, zone)}T12:00:00`)) };
  };
  /** The same time on another day. */
  const moved = ({ record }: Due, day: string) => {
    const at = String(record[next_at]);
    if (!at.includes('T')) return day;
    const { time } = wallClock(at, zone);
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return instantOf(day, hours * 3600 + minutes * 60, zone);
  };
  const postpone = (due: Due, day: string) => void change(due, { [next_at]: moved(due, day) }, 'did.postponed');
  return {
    finish: (due) => void change(due, done ? { [done]: true } : { [next_at]: null }, 'did.done'),
    postponements: (due) => [
      { key: 'tomorrow', label: t('do.tomorrow'), run: () => postpone(due, dayAfter(today, 1)) },
      { key: 'week', label: t('do.nextWeek'), run: () => postpone(due, nextMonday(today)) },
      { key: 'day', label: t('do.anotherDay'), run: () => setChoosing(due) },
    ],
    dialog: choosing && (
      <ChooseDay
        first={dayAfter(today, 1)}
        onClose={() => setChoosing(null)}
        onChoose={(day) => {
          setChoosing(null);
          postpone(choosing, day);
        }}
      />
    ),
  };
}

/** The first Monday after `day`. */
export function nextMonday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, (8 - weekday) % 7 || 7);
}

interface ChooseProps {
  first: string;
  onClose: () => void;
  onChoose: (day: string) => void;
}

function ChooseDay({ first, onClose, onChoose }: ChooseProps) {
  const { t } = useTranslation('workbench');
  const [day, setDay] = useState(first);
  return (
    <Dialog
      title={t('do.postpone')}
      onClose={onClose}
      footer={
        <button type="button" className="btn large primary" disabled={!day} onClick={() => onChoose(day)}>
          {t('do.postponeTo')}
        </button>
      }
    >
      <input
        type="date"
        className="input"
        aria-label={t('do.anotherDay')}
        min={first}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
    </Dialog>
  );
}
