/** What happened to a record, in words, newest first, day by day; an old value can be put back. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { FieldChange, HistoryEntry, ObjectDescription, RecordData } from '../../api/types';
import { useFieldContext } from '../../fields/context';
import { sameValue } from '../../fields/data/sameValue';
import { shiftDays } from '../../fields/date/value';
import { isMasked } from '../../fields/sealed/value';
import { Icon } from '../../kit/Icon';
import { PageError, PageLoading } from '../../kit/states';
import { wallClock } from '../../kit/time';
import { useToast } from '../../kit/toast';
import styles from './record.module.css';
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

const ICONS = {
  create: 'plus',
  update: 'edit',
  delete: 'trash',
  restore: 'undo',
  batch: 'swap',
  reveal: 'eye',
} as const;

export function History({ object, record, edit }: Props) {
  const { t } = useTranslation('record');
  const { zone } = useFieldContext();
  const query = useInfiniteQuery({
    queryKey: ['history', object.key, record.id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      api.get<HistoryPage>(`/objects/${object.key}/records/${record.id}/history`, { cursor: pageParam }),
    getNextPageParam: (page) => page.next_cursor,
  });
  if (query.isError) return <PageError error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <PageLoading rows={4} />;
  const entries = query.data.pages.flatMap((page) => page.entries);
  return (
    <div className={styles.history}>
      <ol>
        {entries.map((entry, i) => {
          const { day } = wallClock(entry.at, zone);
          const before = entries[i - 1];
          const first = !before || wallClock(before.at, zone).day !== day;
          return (
            <Fragment key={`${entry.version} ${entry.at}`}>
              {first && (
                <li className={styles.day}>
                  <DayName day={day} />
                </li>
              )}
              <Entry entry={entry} object={object} record={record} edit={edit} />
            </Fragment>
          );
        })}
      </ol>
      {query.hasNextPage && (
        <button type="button" className="btn ghost" onClick={() => void query.fetchNextPage()}>
          {t('history.more')}
        </button>
      )}
    </div>
  );
}

function DayName({ day }: { day: string }) {
  const { t } = useTranslation('record');
  const { today } = useFieldContext();
  const date = new Date(`${day}T00:00:00Z`);
  const name = t('history.weekdays').split(',')[date.getUTCDay()];
  const words = t('history.weekday', { month: date.getUTCMonth() + 1, day: date.getUTCDate(), name });
  if (day === today) return `${t('history.today')} ${words}`;
  return day === shiftDays(today, -1) ? `${t('history.yesterday')} ${words}` : words;
}

function Entry({ entry, object, record, edit }: Props & { entry: HistoryEntry }) {
  const { t } = useTranslation('record');
  const { zone } = useFieldContext();
  const actor = entry.actor?.name ?? t('history.system');
  const deed = { create: 'history.created', delete: 'history.deleted', restore: 'history.restored' }[
    entry.op as string
  ];
  return (
    <li className={styles.event}>
      <span className={styles.sign}>
        <Icon name={ICONS[entry.op] ?? 'edit'} />
      </span>
      <div>
        {deed ? (
          <p>
            <b>{actor}</b> {t(deed, { object: object.label })}
          </p>
        ) : (
          entry.changes.map((change) =>
            entry.op === 'reveal' ? (
              <p key={change.field}>
                <b>{actor}</b> {t('history.revealed', { field: change.label })}
              </p>
            ) : (
              <ChangeLine
                key={change.field}
                change={change}
                actor={actor}
                object={object}
                record={record}
                edit={edit}
              />
            ),
          )
        )}
        {entry.batch_id && (
          <Link to="/batches/$id" params={{ id: entry.batch_id }} className="small muted">
            {t('history.batch')}
          </Link>
        )}
      </div>
      <time dateTime={entry.at} className="numeric">
        {wallClock(entry.at, zone).time}
      </time>
    </li>
  );
}

interface ChangeProps extends Props {
  change: FieldChange;
  actor: string;
}

function ChangeLine({ change, actor, object, record, edit }: ChangeProps) {
  const { t, i18n } = useTranslation('record');
  const toast = useToast();
  const { before_text: before, after_text: after, label } = change;
  const key = before === null ? 'history.set' : after === null ? 'history.cleared' : 'history.changed';
  const template = String(i18n.getResource(i18n.language, 'record', key));
  const field = object.fields.find((other) => other.key === change.field);
  const writable = object.may.update && field && !field.read_only && !isMasked(change.before);
  const mayRestore = writable && !sameValue(change.before, record[change.field]);
  const restore = async () => {
    if ((await edit.save({ [change.field]: change.before })) === null)
      toast.info(t('history.restored_value', { field: label }));
  };
  return (
    <p>
      <b>{actor}</b> {fill(template, { field: label, before: <s>{before}</s>, after: <b>{after}</b> })}
      {mayRestore && (
        <button type="button" className={styles.restore} onClick={() => void restore()}>
          {before === null ? t('history.restoreEmpty') : t('history.restore', { value: before })}
        </button>
      )}
    </p>
  );
}

/** A template with elements in its gaps, in the order of the language. */
function fill(template: string, gaps: Readonly<Record<string, ReactNode>>): ReactNode {
  return template.split(/\{\{(\w+)\}\}/).map((part, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a template have no identity but their place
    return <Fragment key={i}>{i % 2 ? gaps[part] : part}</Fragment>;
  });
}
