/** What happened with a record, the latest first, day by day; on top one writes what happens next. */
import { Fragment, type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription, RecordData, TimelineEntry } from '../../../api/types';
import { useFieldContext } from '../../../fields/context';
import { titleOf } from '../../../fields/data/objects';
import { Icon } from '../../../kit/Icon';
import { PageError, PageLoading } from '../../../kit/states';
import type { RecordEdit } from '../useRecordEdit';
import { ActivityEntry } from './ActivityEntry';
import { Composer } from './Composer';
import { DayName, dayOf } from './days';
import { ChangeEntry, CreatedEntry, FileEntry } from './entries';
import styles from './timeline.module.css';
import { type Shown, useTimeline } from './useTimeline';
import { type Telling, type Way, waysOf } from './ways';

interface Props {
  object: ObjectDescription;
  record: RecordData;
  edit: RecordEdit;
  tellings: readonly Telling[];
  shown: Shown;
  composer: RefObject<HTMLElement | null>;
}

export function Timeline({ object, record, edit, tellings, shown, composer }: Props) {
  const context = useFieldContext();
  const timeline = useTimeline(object, record.id, shown);
  const ways = useMemo(() => waysOf(tellings), [tellings]);
  const { pending, add } = usePending();
  const title = titleOf(record, object, context);
  const [first, ...rest] = ways;
  return (
    <div className={styles.timeline}>
      {first && (
        <Composer
          box={composer}
          object={object}
          record={record}
          title={title}
          ways={[first, ...rest] satisfies [Way, ...Way[]]}
          onPending={add}
          onSent={timeline.reread}
        />
      )}
      <Entries {...{ object, record, edit, shown, timeline, tellings }} pending={pending} />
    </div>
  );
}

/** What was sent and is not yet answered. */
function usePending() {
  const [pending, setPending] = useState<readonly TimelineEntry[]>([]);
  const add = (entry: TimelineEntry) => {
    setPending((all) => [entry, ...all]);
    return () => setPending((all) => all.filter((one) => one !== entry));
  };
  return { pending, add };
}

interface EntriesProps extends Omit<Props, 'composer'> {
  timeline: ReturnType<typeof useTimeline>;
  pending: readonly TimelineEntry[];
}

function Entries({ object, record, edit, shown, timeline, tellings, pending }: EntriesProps) {
  const { t } = useTranslation('record');
  const { zone } = useFieldContext();
  if (timeline.isError) return <PageError error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (timeline.isPending) return <PageLoading rows={5} />;
  const entries = [...pending, ...timeline.entries];
  if (entries.length === 0) return <p className={styles.nothing}>{t(`timeline.nothing.${shown}`)}</p>;
  return (
    <>
      <ol className={styles.entries} aria-label={t('tabs.timeline')}>
        {entries.map((entry, place) => {
          const day = dayOf(entry.at, zone);
          const before = entries[place - 1];
          return (
            <Fragment key={keyOf(entry)}>
              {(!before || dayOf(before.at, zone) !== day) && (
                <li className={styles.day}>
                  <DayName day={day} />
                </li>
              )}
              <Entry {...{ entry, object, record, edit, tellings }} reread={timeline.reread} />
            </Fragment>
          );
        })}
      </ol>
      {timeline.hasNextPage && (
        <button
          type="button"
          className="btn ghost"
          disabled={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          <Icon name="down" />
          {t('history.more')}
        </button>
      )}
    </>
  );
}

const keyOf = ({ kind, object, id, version, at }: TimelineEntry) =>
  kind === 'activity' ? `${object} ${id ?? at}` : `${kind} ${version} ${at}`;

interface EntryProps extends Omit<Props, 'composer' | 'shown'> {
  entry: TimelineEntry;
  reread: () => void;
}

function Entry({ entry, object, record, edit, tellings, reread }: EntryProps) {
  if (entry.kind === 'created') return <CreatedEntry entry={entry} object={object} />;
  if (entry.kind === 'file') return <FileEntry entry={entry} object={object} />;
  if (entry.kind === 'change') return <ChangeEntry {...{ entry, object, record, edit }} />;
  const telling = tellings.find((one) => one.object.key === entry.object);
  return telling ? <ActivityEntry entry={entry} telling={telling} reread={reread} /> : null;
}
