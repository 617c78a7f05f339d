/** Deleted records: put one back, or (administrators) remove it for good. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { objectsQuery } from '../../api/queries';
import type { RecycledRecord } from '../../api/types';
import { useConfirm } from '../../kit/confirm';
import { Icon } from '../../kit/Icon';
import { List, ListRow } from '../../kit/List';
import { Page } from '../../kit/Page';
import { RelativeTime } from '../../kit/RelativeTime';
import { useSession } from '../../kit/session';
import { EmptyState, PageError, PageLoading } from '../../kit/states';
import { Tabs } from '../../kit/Tabs';
import { useToast } from '../../kit/toast';

interface RecyclePage {
  entries: RecycledRecord[];
  next_cursor: string | null;
}

export default function RecycleBin() {
  const { t } = useTranslation('recycle');
  const [object, setObject] = useState('');
  const objects = useQuery(objectsQuery).data ?? [];
  const bin = useInfiniteQuery({
    queryKey: ['recycle-bin', object],
    queryFn: ({ pageParam }) => api.get<RecyclePage>('/recycle-bin', { object, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    staleTime: 0,
  });
  const list = bin.data?.pages.flatMap((page) => page.entries) ?? [];
  const tabs = [{ key: '', label: t('all') }, ...objects.map(({ key, label }) => ({ key, label }))];
  return (
    <Page
      title={t('title')}
      {...(tabs.length > 2
        ? { toolbar: <Tabs label={t('filter')} tabs={tabs} active={object} onChange={setObject} /> }
        : {})}
    >
      {bin.isError && <PageError error={bin.error} onRetry={() => void bin.refetch()} />}
      {bin.isPending && <PageLoading />}
      {bin.data && list.length === 0 && <EmptyState icon="trash" sentence={t('empty')} />}
      {list.length > 0 && (
        <List label={t('title')}>
          {list.map((entry) => (
            <Entry key={`${entry.object} ${entry.id}`} entry={entry} />
          ))}
        </List>
      )}
      {bin.hasNextPage && (
        <button type="button" className="btn" onClick={() => void bin.fetchNextPage()}>
          {t('more')}
        </button>
      )}
    </Page>
  );
}

function Entry({ entry }: { entry: RecycledRecord }) {
  const { t } = useTranslation('recycle');
  const { admin } = useSession();
  const client = useQueryClient();
  const confirm = useConfirm();
  const toast = useToast();
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      for (const key of ['recycle-bin', 'records', 'record']) void client.invalidateQueries({ queryKey: [key] });
      toast.info(done);
    } catch (error) {
      toast.error(error);
    }
  };
  const restore = () =>
    attempt(
      () => api.post(`/objects/${entry.object}/records/${entry.id}/restore`),
      t('restored', { title: entry.title }),
    );
  const purge = async () => {
    const sure = await confirm({
      title: t('purge.title', { title: entry.title }),
      body: t('purge.body'),
      action: t('purge.action'),
      danger: true,
    });
    if (sure)
      await attempt(() => api.del(`/recycle-bin/${entry.object}/${entry.id}`), t('purge.done', { title: entry.title }));
  };
  return (
    <ListRow
      title={entry.title}
      detail={
        <>
          {entry.object_label} · {entry.deleted_by?.name ?? t('system')} <RelativeTime at={entry.deleted_at} />
        </>
      }
      actions={
        <>
          <button type="button" className="btn" onClick={() => void restore()}>
            <Icon name="undo" />
            {t('restore')}
          </button>
          {admin && (
            <button
              type="button"
              className="btn ghost square danger"
              aria-label={t('purge.title', { title: entry.title })}
              title={t('purge.action')}
              onClick={() => void purge()}
            >
              <Icon name="trash" />
            </button>
          )}
        </>
      }
    />
  );
}
