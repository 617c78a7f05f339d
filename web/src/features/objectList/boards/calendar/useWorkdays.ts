/** In charge of which days are worked in the workspace, for the days that are seen. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { workdaysQuery } from '../../../../api/queries';
import { weekdayOf } from './days';

export interface DayMark {
  /** Nobody works. */
  readonly rest: boolean;
  /** A day that is named: a holiday, or a weekend that is worked. */
  readonly mark: 'holiday' | 'makeup' | null;
  readonly label: string;
}

const WEEKEND = [6, 7];

export function useWorkdays(first: string, last: string): (day: string) => DayMark {
  const { data } = useQuery({ ...workdaysQuery(first, last), placeholderData: keepPreviousData });
  return (day) => {
    const named = data?.days.find(({ date }) => date === day);
    if (named) return { rest: !named.worked, mark: named.worked ? 'makeup' : 'holiday', label: named.label };
    return { rest: (data?.weekend ?? WEEKEND).includes(weekdayOf(day)), mark: null, label: '' };
  };
}
