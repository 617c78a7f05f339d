/** One activity: who, how, with whom, what was said, what comes next. Its writer changes it where it stands. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/client';
import type { FieldDescription, TimelineEntry } from '../../../api/types';
import { useFieldContext } from '../../../fields/context';
import { useRecordWrites } from '../../../fields/data/records';
import { FormRecordContext } from '../../../fields/formContext';
import { fieldTypeOf } from '../../../fields/registry';
import { Icon } from '../../../kit/Icon';
import { Menu, type MenuEntry } from '../../../kit/Menu';
import { useToast } from '../../../kit/toast';
import { ActivityForm } from './ActivityForm';
import { Line } from './entries';
import styles from './timeline.module.css';
import { fieldOf, iconOfWay, type Telling } from './ways';

interface Props {
  entry: TimelineEntry;
  telling: Telling;
  reread: () => void;
}

export function ActivityEntry({ entry, telling, reread }: Props) {
  const { t } = useTranslation('record');
  const [editing, setEditing] = useState(false);
  const { id } = entry;
  const way = fieldOf(telling, telling.activity.way)?.options?.find(({ key }) => key === entry.way);
  const text = fieldOf(telling, telling.activity.text);
  const held = { object: telling.object.key, id: id ?? null, values: { ...entry } };
  return (
    <FormRecordContext value={held}>
      <Line icon={way ? iconOfWay(way.key) : telling.object.icon || 'edit'} at={entry.at} strong pending={!id}>
        <p className={styles.head}>
          <b>{entry.by?.name ?? t('history.system')}</b>
          <span className="soft">{way?.label ?? telling.object.label}</span>
          {entry.links?.map((link) => (
            <Link key={link.field} to="/o/$object/$id" params={{ object: link.object, id: link.id }} title={link.label}>
              {link.title ?? t('empty')}
            </Link>
          ))}
          {id && !editing && <Deeds {...{ entry, telling, reread }} onEdit={() => setEditing(true)} />}
        </p>
        {editing && id ? (
          <ActivityForm
            telling={telling}
            id={id}
            onClose={() => {
              setEditing(false);
              reread();
            }}
          />
        ) : (
          <>
            {text && <Shown field={text} value={entry.text} className={styles.text} />}
            <Facts {...{ entry, telling, reread }} />
          </>
        )}
      </Line>
    </FormRecordContext>
  );
}

interface ShownProps {
  field: FieldDescription;
  value: unknown;
  className?: string | undefined;
}

function Shown({ field, value, className }: ShownProps) {
  if (value === null || value === undefined || value === '') return null;
  const { View } = fieldTypeOf(field.type);
  return (
    <div className={className}>
      <View field={field} value={value} place="record" />
    </div>
  );
}

/** What is enclosed, where it was, what comes next. */
function Facts({ entry, telling, reread }: Props) {
  const { t } = useTranslation('record');
  const context = useFieldContext();
  const { activity } = telling;
  const [files, place, nextAt] = [activity.files, activity.place, activity.next_at].map((key) => fieldOf(telling, key));
  const save = useSaving(telling, reread);
  const words = (field: FieldDescription, value: unknown) => fieldTypeOf(field.type).toText(value, field, context);
  const mayFinish = activity.done !== '' && telling.object.may.update && entry.id !== undefined;
  return (
    <>
      {files && <Shown field={files} value={entry.files?.length ? entry.files : null} className={styles.files} />}
      {place && entry.place != null && (
        <p className={styles.fact}>
          <Icon name="map" size={14} />
          {words(place, entry.place)}
        </p>
      )}
      {nextAt && entry.next_at && (
        <p className={styles.fact} data-done={entry.done || undefined}>
          <Icon name={entry.done ? 'check' : 'cal'} size={14} />
          <span>
            {t('timeline.next', { at: words(nextAt, entry.next_at) })} {entry.next_step}
          </span>
          {mayFinish && (
            <button
              type="button"
              className="btn link"
              onClick={() => void save(entry, { [activity.done]: !entry.done })}
            >
              {t(entry.done ? 'timeline.reopen' : 'timeline.finish')}
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** Saves values of an activity over the version that is shown. */
function useSaving(telling: Telling, reread: () => void) {
  const writes = useRecordWrites(telling.object.key);
  const toast = useToast();
  return async (entry: TimelineEntry, values: Readonly<Record<string, unknown>>) => {
    try {
      await writes.update({ id: entry.id ?? '', version: entry.version ?? 0 }, values);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast.error(error);
    }
    reread();
  };
}

/** What may be done with an activity. */
function Deeds({ entry, telling, reread, onEdit }: Props & { onEdit: () => void }) {
  const { t } = useTranslation('record');
  const { object } = telling;
  const writes = useRecordWrites(object.key);
  const toast = useToast();
  const remove = async () => {
    try {
      const batch = await writes.remove(entry.id ?? '');
      reread();
      toast.undo(t('timeline.deleted', { object: object.label }), () => {
        writes.undo(batch).then(reread, toast.error);
      });
    } catch (error) {
      toast.error(error);
    }
  };
  const entries: MenuEntry[] = [
    ...(object.may.update ? [{ key: 'edit', icon: 'edit', label: t('timeline.edit'), run: onEdit }] : []),
    ...(object.may.delete
      ? [{ key: 'delete', icon: 'trash', danger: true, label: t('timeline.delete'), run: () => void remove() }]
      : []),
  ];
  return (
    <>
      <span className={styles.deeds}>
        {entries.length > 0 && (
          <Menu label={t('timeline.deeds', { object: object.label })} align="end" entries={entries}>
            <Icon name="more" size={14} />
          </Menu>
        )}
      </span>
      <Link
        to="/o/$object/$id"
        params={{ object: object.key, id: entry.id ?? '' }}
        className={styles.open}
        aria-label={t('timeline.open', { object: object.label })}
        title={t('timeline.open', { object: object.label })}
      >
        <Icon name="expand" size={14} />
      </Link>
    </>
  );
}
