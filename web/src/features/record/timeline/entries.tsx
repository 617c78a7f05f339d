/** What stands in a timeline besides activities: the beginning of a record, its changes, the files that came. */
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldChange, ObjectDescription, RecordData, TimelineEntry } from '../../../api/types';
import { useFieldContext } from '../../../fields/context';
import { fieldTypeOf } from '../../../fields/registry';
import { Icon } from '../../../kit/Icon';
import { useRestore } from '../restore/useRestore';
import type { RecordEdit } from '../useRecordEdit';
import { timeOf } from './days';
import styles from './timeline.module.css';

interface LineProps {
  icon: string;
  at: string;
  /** It matters more than a change of a value. @default false */
  strong?: boolean;
  /** It is on its way to the server. @default false */
  pending?: boolean;
  children: ReactNode;
}

/** One entry: its sign, what it says, its time. */
export function Line({ icon, at, strong = false, pending = false, children }: LineProps) {
  const { zone } = useFieldContext();
  return (
    <li className={styles.entry} data-strong={strong || undefined} data-pending={pending || undefined}>
      <span className={styles.sign}>
        <Icon name={icon} />
      </span>
      <div className={styles.said}>{children}</div>
      <time dateTime={at} className="numeric">
        {timeOf(at, zone)}
      </time>
    </li>
  );
}

interface CreatedProps {
  entry: TimelineEntry;
  object: ObjectDescription;
  after?: ReactNode;
}

export function CreatedEntry({ entry, object, after }: CreatedProps) {
  const { t } = useTranslation('record');
  return (
    <Line icon="plus" at={entry.at}>
      <p>
        <b>{entry.by?.name ?? t('history.system')}</b> {t('history.created', { object: object.label })}
        {after}
      </p>
    </Line>
  );
}

export function FileEntry({ entry, object }: { entry: TimelineEntry; object: ObjectDescription }) {
  const { t } = useTranslation('record');
  const field = object.fields.find(({ key }) => key === entry.field);
  if (!field) return null;
  const { View } = fieldTypeOf(field.type);
  return (
    <Line icon="clip" at={entry.at}>
      <p>
        <b>{entry.by?.name ?? t('history.system')}</b> {t('timeline.uploaded', { count: entry.files?.length ?? 0 })}
      </p>
      <View field={field} value={entry.files ?? []} />
    </Line>
  );
}

/** More changes of one version than this are folded. */
const SHOWN = 4;

interface ChangeProps {
  entry: Pick<TimelineEntry, 'at' | 'by' | 'op' | 'changes' | 'batch_id'>;
  object: ObjectDescription;
  record: RecordData;
  edit: RecordEdit;
  /** What can be done with the whole of it. */
  after?: ReactNode;
}

const DEEDS: Readonly<Record<string, string>> = { delete: 'history.deleted', restore: 'history.restored' };
const ICONS: Readonly<Record<string, string>> = { delete: 'trash', restore: 'undo' };

export function ChangeEntry({ entry, object, record, edit, after }: ChangeProps) {
  const { t } = useTranslation('record');
  const [all, setAll] = useState(false);
  const actor = entry.by?.name ?? t('history.system');
  const deed = DEEDS[entry.op ?? ''];
  const changes = entry.changes ?? [];
  const shown = all || changes.length <= SHOWN + 1 ? changes : changes.slice(0, SHOWN);
  return (
    <Line icon={ICONS[entry.op ?? ''] ?? 'edit'} at={entry.at}>
      {deed && (
        <p>
          <b>{actor}</b> {t(deed)}
        </p>
      )}
      {shown.map((change) => (
        <ChangeLine key={change.field} {...{ change, actor, object, record, edit }} />
      ))}
      {shown.length < changes.length && (
        <button type="button" className="btn link small" onClick={() => setAll(true)}>
          {t('timeline.allChanges', { count: changes.length })}
        </button>
      )}
      {entry.batch_id && changes.every(({ field }) => !field.includes('[')) && (
        <Link to="/batches/$id" params={{ id: entry.batch_id }} className="small muted">
          {t('history.batch')}
        </Link>
      )}
      {after}
    </Line>
  );
}

interface ChangeLineProps extends Omit<ChangeProps, 'entry' | 'after'> {
  change: FieldChange;
  actor: string;
}

/** One field from what to what; the old value can be had back. */
export function ChangeLine({ change, actor, object, record, edit }: ChangeLineProps) {
  const { t, i18n } = useTranslation('record');
  const { before_text: before, after_text: after, label } = change;
  const key = before ? (after ? 'history.changed' : 'history.cleared') : 'history.set';
  const template = String(i18n.getResource(i18n.language, 'record', key));
  const restore = useRestore(object, record, edit);
  return (
    <p>
      <b>{actor}</b> {filled(template, { field: label, before: <s>{before}</s>, after: <b>{after}</b> })}
      {restore.may(change) && (
        <button type="button" className={styles.restore} onClick={() => restore.ask([change])}>
          {before ? t('history.restore', { value: before }) : t('history.restoreEmpty')}
        </button>
      )}
      {restore.dialog}
    </p>
  );
}

/** A template with elements in its gaps, in the order of the language. */
function filled(template: string, gaps: Readonly<Record<string, ReactNode>>): ReactNode {
  return template.split(/\{\{(\w+)\}\}/).map((part, place) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a template have no identity but their place
    return <Fragment key={place}>{place % 2 ? gaps[part] : part}</Fragment>;
  });
}
