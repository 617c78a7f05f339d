/** One planned step. On a phone a swipe to the left opens its two most frequent deeds; all of them stand in its menu. */
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../api/connection';
import { useFieldContext } from '../../fields/context';
import { type Day, dayOf } from '../../fields/data/home';
import { callAddress } from '../../fields/phone/call';
import { Icon } from '../../kit/Icon';
import { Menu } from '../../kit/Menu';
import { useIsPhone } from '../../kit/phone';
import { daysBetween, wallClock } from '../../kit/time';
import type { Due } from './due';
import styles from './Plan.module.css';
import type { PlanDeeds } from './usePlanDeeds';
import { useSwipe } from './useSwipe';

interface Props {
  due: Due;
  activity: NonNullable<Day['activity']>;
  /** The number to call; null where there is none. */
  phone: string | null;
  /** A draft on this device carries it out. */
  written: boolean;
  deeds: PlanDeeds;
}

export function PlanRow({ due, activity, phone, written, deeds }: Props) {
  const { t } = useTranslation('workbench');
  const { record, whom, overdue } = due;
  const { next_step, text } = activity.activity;
  const narrow = useIsPhone();
  const navigate = useNavigate();
  const swipe = useSwipe(narrow);
  const title = whom?.title || t('home.nobody');
  const step = String(record[next_step] || record[text] || '');
  const note = whom && { object: whom.object, id: whom.id, plan: record.id, note: '1' };
  const entries = [
    ...(phone
      ? [{ key: 'call', icon: 'phone', label: t('do.call'), run: () => window.location.assign(callAddress(phone)) }]
      : []),
    ...(note
      ? [
          { key: 'note', icon: 'edit', label: t('do.note'), run: () => void navigate({ to: '/visit', search: note }) },
          {
            key: 'visit',
            icon: 'map',
            label: t('do.visit'),
            run: () => void navigate({ to: '/visit', search: { ...note, note: '' } }),
          },
        ]
      : []),
    ...(activity.may.update
      ? [
          { key: 'done', icon: 'check', label: t('do.done'), run: () => deeds.finish(due) },
          'seam' as const,
          { title: t('do.postpone') },
          ...deeds.postponements(due),
        ]
      : []),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.behind} inert={!swipe.open}>
        {note && (
          <Link to="/visit" search={note}>
            <Icon name="edit" />
            {t('do.note')}
          </Link>
        )}
        {phone && (
          <a className={styles.call} href={callAddress(phone)}>
            <Icon name="phone" />
            {t('do.call')}
          </a>
        )}
      </div>
      <div className={styles.front} {...swipe.hands} style={swipe.style}>
        <When at={String(record[activity.activity.next_at])} overdue={overdue} />
        <Subject due={due} title={title} step={step} written={written} />
        {!narrow && (
          <span className={styles.deeds}>
            {phone && (
              <a
                className="btn ghost square"
                href={callAddress(phone)}
                aria-label={t('do.callOne', { title })}
                title={phone}
              >
                <Icon name="phone" />
              </a>
            )}
            {note && (
              <Link
                className="btn ghost square"
                to="/visit"
                search={note}
                aria-label={t('do.noteOne', { title })}
                title={t('do.note')}
              >
                <Icon name="edit" />
              </Link>
            )}
            {activity.may.update && (
              <button
                type="button"
                className="btn ghost square"
                aria-label={t('do.doneOne', { title })}
                title={t('do.done')}
                onClick={() => deeds.finish(due)}
              >
                <Icon name="check" />
              </button>
            )}
          </span>
        )}
        <Menu label={t('do.more', { title })} entries={entries} align="end">
          <Icon name="more" />
        </Menu>
      </div>
    </li>
  );
}

function Subject({
  due: { whom, record },
  title,
  step,
  written,
}: {
  due: Due;
  title: string;
  step: string;
  written: boolean;
}) {
  const { t } = useTranslation('workbench');
  const connection = useConnection();
  const words = (
    <>
      <b className="ellipsis">{title}</b>
      <small className="ellipsis">
        {written && <span className={styles.written}>{t('home.draft')}</span>}
        {step}
      </small>
    </>
  );
  if (!whom) return <span className={styles.subject}>{words}</span>;
  if (connection !== 'online') {
    const search = { object: whom.object, id: whom.id, plan: record.id, note: '1' };
    return (
      <Link className={styles.subject} to="/visit" search={search} draggable={false}>
        {words}
      </Link>
    );
  }
  return (
    <Link
      className={styles.subject}
      to="/o/$object/$id"
      params={{ object: whom.object, id: whom.id }}
      draggable={false}
    >
      {words}
    </Link>
  );
}

/** Of days longer ago the date says more than their number. */
const RECENT_DAYS = 6;

/** `09:30` of today; of an earlier day which one it was. */
function When({ at, overdue }: { at: string; overdue: boolean }) {
  const { t } = useTranslation('workbench');
  const { zone, today } = useFieldContext();
  const day = dayOf(at, zone);
  const days = daysBetween(day, today);
  const words = !overdue
    ? at.includes('T')
      ? wallClock(at, zone).time
      : t('home.anyTime')
    : days === 1
      ? t('home.yesterday')
      : days <= RECENT_DAYS
        ? t('home.daysAgo', { count: days })
        : day.slice(day.slice(0, 4) === today.slice(0, 4) ? 5 : 0);
  return (
    <time dateTime={at} title={day} className={overdue ? `${styles.when} ${styles.late}` : styles.when}>
      {words}
    </time>
  );
}
