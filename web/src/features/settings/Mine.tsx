/** The phone's "me": who I am, the sections, the rooms that the desktop keeps in its menu, theme, language, sign out. */
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../kit/Avatar';
import { Icon } from '../../kit/Icon';
import { List, ListRow } from '../../kit/List';
import { Page } from '../../kit/Page';
import { useSession } from '../../kit/session';
import { useToast } from '../../kit/toast';
import { useSignOut } from '../../offline/session';
import { useOffline } from '../../offline/useOffline';
import styles from './Settings.module.css';
import { SECTIONS } from './sections';

export function Mine() {
  const { t } = useTranslation('settings');
  const { user, workspace, admin } = useSession();
  const navigate = useNavigate();
  const toast = useToast();
  const signOut = useSignOut();
  const { drafts } = useOffline();
  const leave = async () => {
    try {
      if (!(await signOut())) return;
      await navigate({ to: '/sign-in', search: {} });
    } catch (error) {
      toast.error(error);
    }
  };
  const next = <Icon name="right" className="muted" />;
  return (
    <Page title={t('mine')}>
      <div className={styles.me}>
        <Avatar name={user.name} me large />
        <div>
          <b>{user.name}</b>
          <span className="muted">{workspace.name}</span>
        </div>
      </div>
      <List label={t('title')}>
        {SECTIONS.filter((section) => admin || !section.admin).map((section) => (
          <ListRow
            key={section.key}
            lead={section.icon}
            title={t(`section.${section.key}`)}
            link={{ to: '/settings/$section', params: { section: section.key } }}
            meta={next}
          />
        ))}
        {admin && <ListRow lead="build" title={t('room.build')} link={{ to: '/build', search: {} }} meta={next} />}
        <ListRow
          lead="offline"
          title={t('room.drafts')}
          link={{ to: '/drafts' }}
          meta={
            <>
              {drafts.length > 0 && <b className="numeric">{drafts.length}</b>}
              {next}
            </>
          }
        />
        <ListRow lead="history" title={t('room.batches')} link={{ to: '/batches' }} meta={next} />
        <ListRow lead="trash" title={t('room.recycleBin')} link={{ to: '/recycle-bin' }} meta={next} />
        <ListRow lead="clock" title={t('room.jobs')} link={{ to: '/jobs' }} meta={next} />
      </List>
      <p style={{ paddingTop: 24 }}>
        <button type="button" className="btn" onClick={() => void leave()}>
          <Icon name="out" />
          {t('signOut')}
        </button>
      </p>
    </Page>
  );
}
