/** The first page: what to do next while the place is being set up, the working day, what needs attention. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { appsQuery } from '../../api/queries';
import { type Day, useDay } from '../../fields/data/home';
import { Icon } from '../../kit/Icon';
import { Page } from '../../kit/Page';
import { useIsPhone } from '../../kit/phone';
import { useSession } from '../../kit/session';
import { EmptyState, PageError, PageLoading } from '../../kit/states';
import { Apps, objectsOf } from './Apps';
import { Attention } from './Attention';
import { Checklist } from './Checklist';
import { Mine, Working } from './Home';
import { Recent } from './Recent';
import styles from './Workbench.module.css';

export default function Workbench() {
  const { workspace } = useSession();
  const day = useDay();
  return (
    <Page title={<Today zone={workspace.timezone} />}>
      {day ? <WorkingDay day={day} /> : <Rooms loading={day === undefined} />}
    </Page>
  );
}

/** Where an app says what the working day is about. */
function WorkingDay({ day }: { day: Day }) {
  const { admin } = useSession();
  const phone = useIsPhone();
  const apps = useQuery(appsQuery).data;
  const labels = new Map(apps?.flatMap(objectsOf).map(({ object, label }) => [object, label]));
  return (
    <div className={styles.columns}>
      <div className={styles.sheet}>
        {admin && !phone && <Checklist />}
        <Working day={day} />
      </div>
      <div className={styles.side}>
        {day.mine && <Mine object={day.mine} />}
        <Recent labels={labels} />
        {admin && <Attention />}
      </div>
      {phone && admin && <Checklist />}
      {/* the desktop has them in its navigation */}
      {phone && apps && <Apps apps={apps} />}
    </div>
  );
}

/** Where none does: the apps with what is in them. */
function Rooms({ loading }: { loading: boolean }) {
  const { t } = useTranslation('workbench');
  const { admin } = useSession();
  const apps = useQuery(appsQuery);
  const objects = apps.data?.flatMap((app) => app.items) ?? [];
  return (
    <div className={styles.columns}>
      <div className={styles.sheet}>
        {admin && !loading && <Checklist />}
        {apps.isError && <PageError error={apps.error} onRetry={() => void apps.refetch()} />}
        {(apps.isPending || (loading && apps.data)) && <PageLoading rows={4} />}
        {apps.data && !loading && objects.length > 0 && <Apps apps={apps.data} />}
        {apps.data && !loading && objects.length === 0 && (
          <EmptyState
            icon="sub"
            sentence={t(admin ? 'empty.admin' : 'empty.member')}
            action={
              admin && (
                <Link to="/build" search={{ create: 'object' }} className="btn">
                  <Icon name="plus" />
                  {t('empty.build')}
                </Link>
              )
            }
          />
        )}
      </div>
      {admin && !loading && (
        <div className={styles.side}>
          <Attention />
        </div>
      )}
    </div>
  );
}

/** Today in the workspace's zone, as one says it. */
function Today({ zone }: { zone: string }) {
  const { t, i18n } = useTranslation('workbench');
  const chinese = i18n.language === 'zh-CN';
  const format = new Intl.DateTimeFormat(i18n.language, {
    timeZone: zone,
    month: chinese ? 'numeric' : 'long',
    day: 'numeric',
    weekday: 'short',
  });
  const parts = Object.fromEntries(format.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return t('today', parts);
}
