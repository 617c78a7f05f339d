/** One job: its state in a word, its progress while it runs, its error with what to do. */
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Job, JobState } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { ListRow } from '../../kit/List';
import { Progress } from '../../kit/Progress';
import { RelativeTime } from '../../kit/RelativeTime';
import { useToast } from '../../kit/toast';
import { Exported } from './Exported';
import styles from './JobRow.module.css';

const TONES: Record<JobState, string> = {
  queued: 'waiting',
  running: 'active',
  done: 'good',
  failed: 'bad',
  dead: 'bad',
  cancelled: '',
};

/** A file that a job made is kept for a day. */
const KEPT_MS = 23 * 3600 * 1000;

export function JobRow({ job }: { job: Job }) {
  const { t } = useTranslation('jobs');
  const client = useQueryClient();
  const toast = useToast();
  const act = async (action: 'retry' | 'cancel') => {
    try {
      await api.post(`/jobs/${job.id}/${action}`);
      await client.invalidateQueries({ queryKey: ['jobs'] });
    } catch (error) {
      toast.error(error);
    }
  };
  const { done, total } = job.progress;
  const waiting = job.state === 'queued' || job.state === 'running';
  const fresh = Date.parse(job.finished_at ?? '') > Date.now() - KEPT_MS;
  const file = fresh && typeof job.result?.file === 'string' ? job.result.file : null;
  const failed = job.state === 'failed' || job.state === 'dead';
  return (
    <ListRow
      title={job.title}
      detail={
        <>
          {job.created_by?.name ?? t('system')}{' '}
          <RelativeTime at={job.finished_at ?? job.started_at ?? job.created_at} />
          {job.attempts > 1 && ` · ${t('attempts', { count: job.attempts })}`}
        </>
      }
      meta={
        <>
          {job.state === 'running' && <Progress done={done} total={total} label={job.title} />}
          <span className={`status ${TONES[job.state]}`}>{t(`state.${job.state}`)}</span>
        </>
      }
      actions={
        <>
          {failed && (
            <button type="button" className="btn" onClick={() => void act('retry')}>
              <Icon name="refresh" />
              {t('retry')}
            </button>
          )}
          {file && (
            <a className="btn" href={`/api/v1/files/${file}/content`} download>
              <Icon name="dl" />
              {t('download')}
            </a>
          )}
          {waiting && (
            <button type="button" className="btn ghost" onClick={() => void act('cancel')}>
              {t('cancel')}
            </button>
          )}
        </>
      }
    >
      {job.asked && <Exported asked={job.asked} rows={typeof job.result?.rows === 'number' ? job.result.rows : null} />}
      {job.error && (
        <p className={styles.error}>
          {job.error.message} <span>{job.error.hint}</span>
        </p>
      )}
    </ListRow>
  );
}
