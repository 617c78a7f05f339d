/** In charge of which days are worked: the calendar of the workspace, where there is one to be read. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { definitionQuery, definitionsQuery } from '../../../../api/queries';
import type { CalendarBody } from '../../../../api/types';
import { textOf } from '../../../../kit/words';
import { weekdayOf } from './days';

export interface DayMark {
  /** Nobody works. */
  readonly rest: boolean;
  /** A day that is named: a holiday, or a weekend that is worked. */
  readonly mark: 'holiday' | 'makeup' | null;
  readonly label: string;
}

const WEEKEND = [6, 7];

export function useWorkdays(enabled: boolean): (day: string) => DayMark {
  const { i18n } = useTranslation();
  const [first] = useQuery({ ...definitionsQuery('calendar'), enabled }).data ?? [];
  const body = useQuery({
    ...definitionQuery<CalendarBody>('calendar', first?.key ?? ''),
    enabled: enabled && first !== undefined,
  }).data?.published;
  return (day) => {
    const makeup = body?.workdays.find(({ date }) => date === day);
    const holiday = body?.holidays.find(({ date }) => date === day);
    const named = makeup ?? holiday;
    const weekend = (body?.weekend ?? WEEKEND).includes(weekdayOf(day));
    return {
      rest: !makeup && (weekend || holiday !== undefined),
      mark: makeup ? 'makeup' : holiday ? 'holiday' : null,
      label: named ? textOf(named.label, i18n.language) : '',
    };
  };
}
