/** What bulk actions did, newest first; each can be looked into and taken back. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Batch } from '../../api/types';
import { List, ListRow } from '../../kit/List';
import { Page } from '../../kit/Page';
import { RelativeTime } from '../../kit/RelativeTime';
import { EmptyState, PageError, PageLoading } from '../../kit/states';
import { batchSentence } from './sentence';
import { UndoButton } from './UndoButton';

interface BatchPage {
  batches: Batch[];
  next_cursor: string | null;
}

const ICONS = { create: 'plus', update: 'edit', delete: 'trash', restore: 'undo', batch: 'bolt' } as const;

export default function Batches() {
  const { t } = useTranslation('batches');
  const batches = useInfiniteQuery({
    queryKey: ['batches'],
    queryFn: ({ pageParam }) => api.get<BatchPage>('/batches', { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
  const list = batches.data?.pages.flatMap((page) => page.batches) ?? [];
  return (
    <Page title={t('title')}>
      {batches.isError && <PageError error={batches.error} onRetry={() => void batches.refetch()} />}
      {batches.isPending && <PageLoading />}
      {batches.data && list.length === 0 && <EmptyState icon="history" sentence={t('empty')} />}
      {list.length > 0 && (
        <List label={t('title')}>
          {list.map((batch) => (
            <ListRow
              key={batch.id}
              lead={ICONS[batch.op]}
              title={batchSentence(batch, t)}
              detail={
                <>
                  {batch.actor?.name ?? t('system')} <RelativeTime at={batch.at} />
                </>
              }
              meta={batch.source === 'sample' && <span className="numeric">{t('count', { count: batch.count })}</span>}
              link={{ to: '/batches/$id', params: { id: batch.id } }}
              actions={<UndoButton batch={batch} />}
            />
          ))}
        </List>
      )}
      {batches.hasNextPage && (
        <button type="button" className="btn" onClick={() => void batches.fetchNextPage()}>
          {t('more')}
        </button>
      )}
    </Page>
  );
}
