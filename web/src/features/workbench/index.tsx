/** The first page: what to do next while the place is being set up, the apps, what needs attention. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { appsQuery } from '../../api/queries';
import { Icon } from '../../kit/Icon';
import { Page } from '../../kit/Page';
import { useSession } from '../../kit/session';
import { EmptyState, PageError, PageLoading } from '../../kit/states';
import { Apps } from './Apps';
import { Attention } from './Attention';
import { Checklist } from './Checklist';
import styles from './Workbench.module.css';

export default function Workbench() {
  const { t } = useTranslation('workbench');
  const { admin, workspace } = useSession();
  const apps = useQuery(appsQuery);
  const objects = apps.data?.flatMap((app) => app.items) ?? [];
  return (
    <Page title={<Today zone={workspace.timezone} />}>
      <div className={styles.columns}>
        <div className={styles.sheet}>
          {admin && <Checklist />}
          {apps.isError && <PageError error={apps.error} onRetry={() => void apps.refetch()} />}
          {apps.isPending && <PageLoading rows={4} />}
          {apps.data && objects.length > 0 && <Apps apps={apps.data} />}
          {apps.data && objects.length === 0 && (
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
        {admin && <Attention />}
      </div>
    </Page>
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
