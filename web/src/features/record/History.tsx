/** Every version of a record in words, the latest first, day by day; a value or a whole version can be had back. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { HistoryEntry, ObjectDescription, RecordData } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { PageError, PageLoading } from '../../kit/states';
import { changesSince, stepsOf } from './restore/plan';
import { useRestore } from './restore/useRestore';
import { DayName, dayOf } from './timeline/days';
import { ChangeEntry, CreatedEntry, Line } from './timeline/entries';
import styles from './timeline/timeline.module.css';
import type { RecordEdit } from './useRecordEdit';

interface Props {
  object: ObjectDescription;
  record: RecordData;
  edit: RecordEdit;
}

interface HistoryPage {
  entries: HistoryEntry[];
  next_cursor: string | null;
}

export function History({ object, record, edit }: Props) {
  const { t } = useTranslation('record');
  const { zone } = useFieldContext();
  const restore = useRestore(object, record, edit);
  const query = useInfiniteQuery({
    queryKey: ['history', object.key, record.id, 'versions'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      api.get<HistoryPage>(`/objects/${object.key}/records/${record.id}/history`, { cursor: pageParam }),
    getNextPageParam: (page) => page.next_cursor,
  });
  if (query.isError) return <PageError error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <PageLoading rows={4} />;
  const entries = query.data.pages.flatMap((page) => page.entries);
  return (
    <div className={`${styles.timeline} ${styles.history}`}>
      <ol className={styles.entries}>
        {entries.map((entry, place) => {
          const day = dayOf(entry.at, zone);
          const before = entries[place - 1];
          const since = changesSince(entries, entry.version);
          const mayReturn = entry.op !== 'reveal' && stepsOf(object, record, since).length > 0;
          return (
            <Fragment key={`${entry.version} ${entry.op} ${entry.at}`}>
              {(!before || dayOf(before.at, zone) !== day) && (
                <li className={styles.day}>
                  <DayName day={day} />
                </li>
              )}
              <Entry {...{ entry, object, record, edit }} onReturn={mayReturn ? () => restore.ask(since) : null} />
            </Fragment>
          );
        })}
      </ol>
      {restore.dialog}
      {query.hasNextPage && (
        <button type="button" className="btn ghost" onClick={() => void query.fetchNextPage()}>
          {t('history.more')}
        </button>
      )}
    </div>
  );
}

/** What the timeline tells of a change besides its fields. */
const OPS = {
  create: 'update',
  update: 'update',
  batch: 'update',
  delete: 'delete',
  restore: 'restore',
  reveal: 'update',
} as const;

function Entry({
  entry,
  object,
  record,
  edit,
  onReturn,
}: Props & { entry: HistoryEntry; onReturn: (() => void) | null }) {
  const { t } = useTranslation('record');
  const { at, actor: by, version, batch_id, changes } = entry;
  const back = onReturn && (
    <button type="button" className={styles.version} onClick={onReturn}>
      {t('restore.version', { version })}
    </button>
  );
  if (entry.op === 'create') return <CreatedEntry entry={{ kind: 'created', at, by }} object={object} after={back} />;
  if (entry.op === 'reveal') {
    return (
      <Line icon="eye" at={at}>
        {changes.map(({ field, label }) => (
          <p key={field}>
            <b>{by?.name ?? t('history.system')}</b> {t('history.revealed', { field: label })}
          </p>
        ))}
      </Line>
    );
  }
  const told = { at, by, op: OPS[entry.op], changes, batch_id };
  return <ChangeEntry entry={told} {...{ object, record, edit }} after={back} />;
}
