/** Everybody of the workspace: invite, change, suspend, let in again. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import type { User, UserStatus } from '../../../api/types';
import { Avatar } from '../../../kit/Avatar';
import { Icon } from '../../../kit/Icon';
import { List, ListRow } from '../../../kit/List';
import { RelativeTime } from '../../../kit/RelativeTime';
import { useSession } from '../../../kit/session';
import { EmptyState, PageError, PageLoading } from '../../../kit/states';
import { SectionPage } from '../SectionPage';
import { Invite } from './Invite';
import { LinkDialog, type ShownLink } from './LinkDialog';
import styles from './People.module.css';
import { PersonMenu } from './PersonMenu';
import { PersonSheet } from './PersonSheet';

interface UserPage {
  users: User[];
  next_cursor: string | null;
}

const TONES: Record<UserStatus, string> = { active: 'good', invited: 'waiting', suspended: '' };

export default function People() {
  const { t } = useTranslation('people');
  const [search, setSearch] = useState('');
  const [inviting, setInviting] = useState(false);
  const [edited, setEdited] = useState<User | null>(null);
  const [link, setLink] = useState<ShownLink | null>(null);
  const users = useInfiniteQuery({
    queryKey: ['users', search],
    queryFn: ({ pageParam }) => api.get<UserPage>('/users', { search, cursor: pageParam, limit: 50 }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });
  const list = users.data?.pages.flatMap((page) => page.users) ?? [];
  return (
    <SectionPage
      title={t('title')}
      actions={
        <>
          <input
            className={`input compact ${styles.search}`}
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <button type="button" className="btn primary" onClick={() => setInviting(true)}>
            <Icon name="plus" />
            {t('invite.button')}
          </button>
        </>
      }
    >
      {users.isError && <PageError error={users.error} onRetry={() => void users.refetch()} />}
      {users.isPending && <PageLoading />}
      {users.data && list.length === 0 && <EmptyState icon="users" sentence={t('nobodyFound', { search })} />}
      {list.length > 0 && (
        <List label={t('title')}>
          {list.map((user) => (
            <Person key={user.id} user={user} onEdit={() => setEdited(user)} onLink={setLink} />
          ))}
        </List>
      )}
      {users.hasNextPage && (
        <button type="button" className="btn" onClick={() => void users.fetchNextPage()}>
          {t('more')}
        </button>
      )}
      {inviting && <Invite onClose={() => setInviting(false)} onLink={setLink} />}
      {edited && <PersonSheet user={edited} onClose={() => setEdited(null)} />}
      {link && <LinkDialog shown={link} onClose={() => setLink(null)} />}
    </SectionPage>
  );
}

interface PersonProps {
  user: User;
  onEdit: () => void;
  onLink: (link: ShownLink) => void;
}

function Person({ user, onEdit, onLink }: PersonProps) {
  const { t } = useTranslation('people');
  const me = useSession().user.id === user.id;
  return (
    <ListRow
      lead={<Avatar name={user.name} me={me} />}
      title={user.name}
      detail={
        <>
          {user.login}
          {user.department && ` · ${user.department.name}`}
          {user.admin && ` · ${t('admin')}`}
        </>
      }
      meta={
        <>
          {user.last_seen_at && (
            <span className={`muted ${styles.seen}`}>
              <RelativeTime at={user.last_seen_at} />
            </span>
          )}
          <span className={`status ${TONES[user.status]}`}>{t(`status.${user.status}`)}</span>
        </>
      }
      actions={<PersonMenu user={user} me={me} onEdit={onEdit} onLink={onLink} />}
    />
  );
}
