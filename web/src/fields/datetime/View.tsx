import { wallClock } from '../../kit/time';
import { useFieldContext } from '../context';
import type { ViewProps } from '../type';
import { showMoment } from './value';

function full(value: string, zone: string): string {
  const { day, time } = wallClock(value, zone);
  return `${day} ${time}`;
}

export function View({ value }: ViewProps<string>) {
  const { zone } = useFieldContext();
  return value === null ? null : <span className="numeric">{full(value, zone)}</span>;
}

export function GridCell({ value }: ViewProps<string>) {
  const { today, zone, language } = useFieldContext();
  return value === null ? null : (
    <span className="numeric" title={full(value, zone)}>
      {showMoment(value, today, zone, language)}
    </span>
  );
}
