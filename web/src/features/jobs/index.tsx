/** Background work: what runs, how far, what failed and why; retry and cancel. */
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useEvents } from '../../api/events';
import type { Job, JobState, ServerEvents } from '../../api/types';
import { List } from '../../kit/List';
import { Page } from '../../kit/Page';
import { EmptyState, PageError, PageLoading } from '../../kit/states';
import { Tabs } from '../../kit/Tabs';
import { JobRow } from './JobRow';

interface JobPage {
  jobs: Job[];
  next_cursor: string | null;
}

const FILTERS: readonly (JobState | 'all')[] = ['all', 'running', 'queued', 'failed', 'done'];
/** Running jobs are asked for again this often, should the event stream be interrupted. */
const POLL_MS = 5000;

export default function Jobs() {
  const { t } = useTranslation('jobs');
  const [filter, setFilter] = useState<JobState | 'all'>('all');
  const jobs = useInfiniteQuery({
    queryKey: ['jobs', 'list', filter],
    queryFn: ({ pageParam }) =>
      api.get<JobPage>('/jobs', { state: filter === 'all' ? null : filter, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.jobs.some((job) => job.state === 'running')) ? POLL_MS : false,
  });
  useLiveProgress(filter);
  const list = jobs.data?.pages.flatMap((page) => page.jobs) ?? [];
  return (
    <Page
      title={t('title')}
      toolbar={
        <Tabs
          label={t('filter')}
          tabs={FILTERS.map((key) => ({ key, label: t(`state.${key}`) }))}
          active={filter}
          onChange={(key) => setFilter(key as JobState | 'all')}
        />
      }
    >
      {jobs.isError && <PageError error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.isPending && <PageLoading />}
      {jobs.data && list.length === 0 && (
        <EmptyState icon="clock" sentence={t(filter === 'all' ? 'empty' : 'emptyFilter')} />
      )}
      {list.length > 0 && (
        <List label={t('title')}>
          {list.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </List>
      )}
      {jobs.hasNextPage && (
        <button type="button" className="btn" onClick={() => void jobs.fetchNextPage()}>
          {t('more')}
        </button>
      )}
    </Page>
  );
}

/** What an event says is shown at once; a job that is new, or whose state changed, is read again. */
function useLiveProgress(filter: JobState | 'all'): void {
  const client = useQueryClient();
  useEvents('job', ({ id, state, progress }: ServerEvents['job']) => {
    const key = ['jobs', 'list', filter];
    const pages = client.getQueryData<InfiniteData<JobPage>>(key)?.pages ?? [];
    const known = pages.flatMap((page) => page.jobs).find((job) => job.id === id);
    if (known?.state !== state) {
      void client.invalidateQueries({ queryKey: ['jobs'] });
      return;
    }
    client.setQueryData<InfiniteData<JobPage>>(
      key,
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            jobs: page.jobs.map((job) => (job.id === id ? { ...job, progress } : job)),
          })),
        },
    );
  });
}
