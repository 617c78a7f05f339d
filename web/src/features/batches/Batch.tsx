/** One batch: what it did to each record, and the button that takes it back. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { BatchDetail, BatchEntry } from '../../api/types';
import { Icon } from '../../kit/Icon';
import { List, ListRow } from '../../kit/List';
import { Page } from '../../kit/Page';
import { RelativeTime } from '../../kit/RelativeTime';
import { PageError, PageLoading } from '../../kit/states';
import styles from './Batch.module.css';
import { batchSentence } from './sentence';
import { UndoButton } from './UndoButton';

export default function BatchPage() {
  const { t } = useTranslation('batches');
  const { id } = useParams({ from: '/shell/batches/$id' });
  const batch = useQuery({ queryKey: ['batch', id], queryFn: () => api.get<BatchDetail>(`/batches/${id}`) });
  if (batch.isError) return <PageError error={batch.error} onRetry={() => void batch.refetch()} />;
  if (!batch.data) return <PageLoading />;
  const { data } = batch;
  return (
    <Page
      title={batchSentence(data, t)}
      crumbs={
        <>
          <Link to="/batches">{t('title')}</Link>
          <Icon name="right" size={12} />
        </>
      }
      actions={<UndoButton batch={data} primary />}
    >
      <p className={styles.facts}>
        {t('facts', { object: data.object_label, count: data.count, actor: data.actor?.name ?? t('system') })}{' '}
        <RelativeTime at={data.at} />
        {data.undone_at && (
          <>
            {' · '}
            {t('undone')} <RelativeTime at={data.undone_at} />
          </>
        )}
      </p>
      <List label={t('entries')}>
        {data.entries.map((entry) => (
          <ListRow
            key={`${entry.record_id} ${entry.op}`}
            title={entry.title}
            detail={<Changes entry={entry} />}
            {...(entry.op === 'delete'
              ? {}
              : { link: { to: '/o/$object/$id', params: { object: data.object, id: entry.record_id } } })}
          />
        ))}
      </List>
      {data.entries.length < data.count && (
        <p className={styles.rest}>{t('rest', { shown: data.entries.length, count: data.count })}</p>
      )}
    </Page>
  );
}

/** `级别 普通 → 重点` for each changed field. */
function Changes({ entry }: { entry: BatchEntry }) {
  const { t } = useTranslation('batches');
  if (entry.op !== 'update') return t(`op.${entry.op}`);
  return entry.changes.map((change) => (
    <span key={change.field} className={styles.change}>
      {change.label} <s>{change.before_text || t('blank')}</s> → <b>{change.after_text || t('blank')}</b>
    </span>
  ));
}
