/** Records on the days they lie on: a month, a week, a day, or a list of days. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldContext } from '../../../../fields/context';
import { titleOf } from '../../../../fields/data/objects';
import { LaneSurface } from '../../../../kit/LaneSurface';
import { useIsPhone } from '../../../../kit/phone';
import { EmptyState, PageError, PageLoading } from '../../../../kit/states';
import { instantOf } from '../../../../kit/time';
import type { BoardProps } from '../../view';
import { BoardFoot } from '../BoardFoot';
import { type Roles, rolesOf } from '../roles';
import { Bar } from './Bar';
import { CalendarBar, type Mode } from './CalendarBar';
import styles from './calendar.module.css';
import { DayList } from './DayList';
import { addDays, addMonths, daysFrom, monthOf, sayDay, weekStart, weeksOf } from './days';
import { Legend } from './Legend';
import { type CalendarEvent, MOST_EVENTS, type Spanned, useEvents } from './useEvents';
import { useShift } from './useShift';
import { useWorkdays } from './useWorkdays';
import { Week, type WeekParts } from './Week';

export default function Calendar(props: BoardProps) {
  const { t } = useTranslation('boards');
  const { object, view } = props;
  const roles = useMemo(() => rolesOf(object, view.body), [object, view.body]);
  if (!roles.start) return <EmptyState icon="cal" sentence={t('calendar.noField', { object: object.label })} />;
  return <Board {...props} roles={roles} />;
}

/** A new record of a day with a clock begins at nine. */
const NINE = 9 * 3600;

const step = (mode: Mode, day: string, by: number): string =>
  mode === 'month' || mode === 'list' ? addMonths(day, by) : addDays(day, mode === 'week' ? 7 * by : by);

/** The days that are seen. */
function spanOf(mode: Mode, day: string): readonly string[] {
  if (mode === 'day') return [day];
  if (mode === 'week') return daysFrom(weekStart(day), 7);
  if (mode === 'month') return weeksOf(day).flatMap((week) => daysFrom(week, 7));
  return weeksOf(day)
    .flatMap((week) => daysFrom(week, 7))
    .filter((each) => monthOf(each) === monthOf(day));
}

function Board({ object, view, asked, onOpen, onCreate, roles }: BoardProps & { roles: Roles }) {
  const { t, i18n } = useTranslation('boards');
  const context = useFieldContext();
  const phone = useIsPhone();
  const [mode, setMode] = useState<Mode>(phone ? 'list' : 'month');
  const [day, setDay] = useState(context.today);
  const { start, end, color } = roles;
  const spanned = useMemo<Spanned | null>(
    () => start && { start, end, zone: context.zone },
    [start, end, context.zone],
  );
  const days = spanOf(mode, day);
  // where it lies and its colour say these already
  const said = roles.card.filter((field) => field !== start && field !== end && field !== color);
  const fields = useFieldsOf(object.title_field, roles);
  const shown = spanned as Spanned;
  const { events, capped, error, refetch } = useEvents(asked, shown, fields, days[0] ?? day, days.at(-1) ?? day);
  const shift = useShift(object, shown);
  const markOf = useWorkdays(days[0] ?? day, days.at(-1) ?? day);
  const [lifted, setLifted] = useState<CalendarEvent | null>(null);
  const movable = object.may.update && !shown.start.read_only;

  if (error) return <PageError error={error} onRetry={refetch} />;
  const create = onCreate
    ? (at: string) =>
        onCreate({ [shown.start.key]: shown.start.type === 'datetime' ? instantOf(at, NINE, context.zone) : at })
    : null;
  const byId = (id: string) => events?.find((event) => id === event.id || id.startsWith(`${event.id} `));
  const parts: Omit<WeekParts, 'first' | 'lines'> = {
    object,
    events: events ?? [],
    card: said,
    color,
    month: mode === 'month' ? monthOf(day) : null,
    today: context.today,
    focus: day,
    markOf,
    movable,
    resizable: movable && end !== null && !end.read_only,
    onOpen,
    onCreate: create,
    onFocusDay: setDay,
    onDay: (at) => {
      setDay(at);
      setMode('day');
    },
    onResize: shift.resize,
  };
  const weeks = mode === 'week' ? [weekStart(day)] : weeksOf(day);
  const dated = (at: string) => sayDay(at, i18n.language, { month: 'long', day: 'numeric', weekday: 'long' });
  return (
    <div className={styles.board}>
      <CalendarBar mode={mode} day={day} onMode={setMode} onDay={setDay} onStep={(by) => setDay(step(mode, day, by))} />
      {!events ? (
        <PageLoading />
      ) : mode === 'day' || mode === 'list' ? (
        <DayList {...parts} days={days} all={mode === 'day'} />
      ) : (
        <LaneSurface
          nameOf={(id) => {
            const event = byId(id);
            return event ? titleOf(event.record, object, context) : '';
          }}
          sayOf={(at) => dated(at)}
          onLift={(id) => setLifted(byId(id) ?? null)}
          onDrop={(_, at) => {
            if (lifted && at) shift.move(lifted, at);
            setLifted(null);
          }}
          ghost={() => lifted && <Bar event={lifted} object={object} card={said} color={color} ghost />}
        >
          <div className={styles.grid} data-mode={mode}>
            <div className={styles.weekdays} aria-hidden="true">
              {daysFrom(weekStart(day), 7).map((each) => (
                <span key={each}>{sayDay(each, i18n.language, { weekday: 'short' })}</span>
              ))}
            </div>
            {weeks.map((first) => (
              <Week key={first} {...parts} first={first} lines={mode === 'week' ? null : weeks.length > 5 ? 3 : 4} />
            ))}
          </div>
        </LaneSurface>
      )}
      <BoardFoot object={object} view={view} kind="calendar">
        {events && <span className="numeric">{t('foot.count', { count: events.length })}</span>}
        {events && color && <Legend field={color} events={events} />}
        {capped && <span className={styles.warn}>{t('calendar.capped', { count: MOST_EVENTS })}</span>}
      </BoardFoot>
    </div>
  );
}

function useFieldsOf(title: string, { start, end, color, card }: Roles): readonly string[] {
  return useMemo(
    () =>
      [...new Set([title, start?.key, end?.key, color?.key, ...card.map(({ key }) => key)])].filter(
        (key) => !!key,
      ) as string[],
    [title, start, end, color, card],
  );
}
