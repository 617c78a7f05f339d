/** In charge of giving a record other days: shown at once, put back when it is refused, taken back on demand. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription, RecordData } from '../../../../api/types';
import { useFieldContext } from '../../../../fields/context';
import { titleOf } from '../../../../fields/data/objects';
import { type Changes, useRecordWrites } from '../../../../fields/data/records';
import { daysBetween, instantOf, wallClock } from '../../../../kit/time';
import { useToast } from '../../../../kit/toast';
import { addDays, sayDay } from './days';
import type { CalendarEvent, Spanned } from './useEvents';

/** A day or a moment so many days later, at the same time of the clock. */
export function later(value: unknown, days: number, { start, zone }: Spanned): unknown {
  if (typeof value !== 'string') return value;
  if (start.type !== 'datetime') return addDays(value, days);
  const { day, time, seconds } = wallClock(value, zone);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf(addDays(day, days), hours * 3600 + minutes * 60 + Number(seconds), zone);
}

export function useShift(object: ObjectDescription, spanned: Spanned) {
  const { t, i18n } = useTranslation('boards');
  const client = useQueryClient();
  const writes = useRecordWrites(object.key);
  const context = useFieldContext();
  const toast = useToast();
  const { start, end } = spanned;

  const write = async (record: RecordData, changes: Changes): Promise<RecordData | null> => {
    try {
      return await writes.update(record, changes);
    } catch (error) {
      toast.error(error);
      return null;
    } finally {
      void client.invalidateQueries({ queryKey: ['records', object.key] });
    }
  };
  const save = async (record: RecordData, changes: Changes, day: string) => {
    const before = Object.fromEntries(Object.keys(changes).map((key) => [key, record[key]]));
    const saved = await write(record, changes);
    if (!saved) return;
    const said = sayDay(day, i18n.language, { month: 'long', day: 'numeric' });
    toast.undo(
      t('calendar.moved', { title: titleOf(record, object, context), day: said }),
      () => void write(saved, before),
    );
  };
  return {
    /** Let it begin on another day, and last as long. */
    move: (event: CalendarEvent, day: string) => {
      const days = daysBetween(event.first, day);
      if (days === 0) return;
      const { record } = event;
      const ends =
        end && typeof record[end.key] === 'string' ? { [end.key]: later(record[end.key], days, spanned) } : {};
      void save(record, { [start.key]: later(record[start.key], days, spanned), ...ends }, day);
    },
    /** Let it end on another day. */
    resize: (event: CalendarEvent, day: string) => {
      if (!end || day < event.first || day === event.last) return;
      const stands = event.record[end.key] ?? event.record[start.key];
      void save(event.record, { [end.key]: later(stands, daysBetween(event.last, day), spanned) }, day);
    },
  };
}
