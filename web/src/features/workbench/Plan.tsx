/** Whom to follow up today: time, name, next step; called, written down, done or put off from here. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import type { Day } from '../../fields/data/home';
import { Icon } from '../../kit/Icon';
import { Section } from '../../kit/List';
import { PageError, PageLoading } from '../../kit/states';
import { useOffline } from '../../offline/useOffline';
import { useDue, useNumbers } from './due';
import styles from './Plan.module.css';
import { PlanRow } from './PlanRow';
import { usePlanDeeds } from './usePlanDeeds';

interface Props {
  activity: NonNullable<Day['activity']>;
  mine: ObjectDescription | null;
}

export function Plan({ activity, mine }: Props) {
  const { t } = useTranslation('workbench');
  const { entries, error, refetch } = useDue(activity, mine);
  const numberOf = useNumbers(entries ?? [], activity, mine);
  const deeds = usePlanDeeds(activity);
  const { drafts } = useOffline();
  const written = new Set(drafts.flatMap(({ consequence }) => (consequence ? [consequence.id] : [])));
  return (
    <Section
      title={t('home.today')}
      {...(entries ? { count: entries.length } : {})}
      actions={
        activity.may.create && (
          <Link to="/visit" search={{}} className="btn">
            <Icon name="map" />
            {t('home.visit')}
          </Link>
        )
      }
    >
      {error && <PageError error={error} onRetry={() => void refetch()} />}
      {!error && entries === undefined && <PageLoading rows={4} />}
      {entries?.length === 0 && <p className={`muted ${styles.nothing}`}>{t('home.noPlan')}</p>}
      <ul className={styles.plan} aria-label={t('home.today')}>
        {entries?.map((due) => (
          <PlanRow
            key={due.record.id}
            due={due}
            activity={activity}
            phone={numberOf(due)}
            written={written.has(due.record.id)}
            deeds={deeds}
          />
        ))}
      </ul>
      {deeds.dialog}
    </Section>
  );
}
