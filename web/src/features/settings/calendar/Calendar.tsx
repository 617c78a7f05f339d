/** The work calendar: a year of months, each day turned over by a click, names and the week beside it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { definitionQuery, definitionsQuery, orNull } from '../../../api/queries';
import type { CalendarBody, Definition } from '../../../api/types';
import { ConflictBar } from '../../../kit/definition/ConflictBar';
import { DraftBar } from '../../../kit/definition/DraftBar';
import { useDraft } from '../../../kit/definition/useDraft';
import { Icon } from '../../../kit/Icon';
import { useSession } from '../../../kit/session';
import { PageError, PageLoading } from '../../../kit/states';
import { SectionPage } from '../SectionPage';
import { Arrangements } from './Arrangements';
import styles from './Calendar.module.css';
import { endingYear, toggleDay } from './days';
import { Year } from './Year';

/** The key of the one calendar when nobody has made any. */
const DEFAULT_KEY = 'workdays';
const BLANK: CalendarBody = { label: '', weekend: [6, 7], holidays: [], workdays: [] };

function blankDefinition(key: string): Definition<CalendarBody> {
  return {
    kind: 'calendar',
    key,
    version: 0,
    published: null,
    draft: null,
    draft_version: 0,
    problems: [],
    updated_at: '',
    updated_by: null,
  };
}

export default function Calendar() {
  const { t } = useTranslation('calendar');
  const list = useQuery(definitionsQuery('calendar'));
  const key = list.data?.[0]?.key ?? DEFAULT_KEY;
  const calendar = useQuery({
    queryKey: definitionQuery<CalendarBody>('calendar', key).queryKey,
    queryFn: () => orNull(api.get<Definition<CalendarBody>>(`/definitions/calendar/${key}`)),
    enabled: list.isSuccess,
    staleTime: 0,
    gcTime: 0,
  });
  const error = list.error ?? calendar.error;
  if (error)
    return <PageError error={error} onRetry={() => void (list.isError ? list.refetch() : calendar.refetch())} />;
  if (calendar.data === undefined) return <PageLoading />;
  return <Editor definition={calendar.data ?? blankDefinition(key)} blank={{ ...BLANK, label: t('title') }} />;
}

function Editor({ definition, blank }: { definition: Definition<CalendarBody>; blank: CalendarBody }) {
  const { t } = useTranslation('calendar');
  const { timezone } = useSession().workspace;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(new Date());
  const draft = useDraft(definition, blank);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const { body } = draft;
  const set = (key: string, values: Record<string, string>, next: CalendarBody, joins?: string) =>
    draft.edit({ key, values }, (target) => void Object.assign(target, next), joins);
  const ending = endingYear(body, today);
  return (
    <SectionPage
      flush
      title={t('title')}
      actions={<DraftBar draft={draft} stepText={(key, values) => t(`step.${key}`, values)} />}
    >
      <ConflictBar draft={draft} />
      {ending !== null && (
        <p className={styles.warning} role="status">
          <Icon name="alert" />
          {ending === 0 ? t('noHolidays') : t('ending', { year: ending, next: ending + 1 })}
        </p>
      )}
      <div className={styles.panes}>
        <div className={styles.sheet}>
          <header className={styles.year}>
            <button
              type="button"
              className="btn ghost square"
              aria-label={t('yearBefore')}
              onClick={() => setYear(year - 1)}
            >
              <Icon name="left" />
            </button>
            <h2 className="numeric">{t('year', { year })}</h2>
            <button
              type="button"
              className="btn ghost square"
              aria-label={t('yearAfter')}
              onClick={() => setYear(year + 1)}
            >
              <Icon name="right" />
            </button>
            <ul className={styles.legend}>
              {(['rest', 'holiday', 'makeup'] as const).map((kind) => (
                <li key={kind}>
                  <i className={styles[kind]} />
                  {t(`kind.${kind}`)}
                </li>
              ))}
            </ul>
          </header>
          <Year
            year={year}
            today={today}
            body={body}
            onToggle={(day) => set('day', { day: day.slice(5) }, toggleDay(day, body, t('unnamedHoliday')))}
          />
        </div>
        <Arrangements year={year} body={body} set={set} />
      </div>
    </SectionPage>
  );
}
