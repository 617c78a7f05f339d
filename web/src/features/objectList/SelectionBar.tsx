/** What can be done with the chosen rows. The only thing on the page that floats. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { type Rows, useRecordWrites } from '../../fields/data/records';
import { useHotkey } from '../../kit/hotkeys';
import { Icon } from '../../kit/Icon';
import { Kbd } from '../../kit/Kbd';
import { useToast } from '../../kit/toast';
import { BulkEdit } from './BulkEdit';
import styles from './list.module.css';
import type { Count } from './rows';
import { useUndo } from './useUndo';

interface Props {
  object: ObjectDescription;
  rows: Rows;
  chosen: number;
  /** Everything that matches, offered when it is more than what is chosen. */
  matching: Count | undefined;
  all: boolean;
  onAll: () => void;
  /** Takes the chosen records out as a workbook. */
  onExport: () => void;
  onDone: () => void;
}

export function SelectionBar({ object, rows, chosen, matching, all, onAll, onExport, onDone }: Props) {
  const { t, i18n } = useTranslation('list');
  const [editing, setEditing] = useState(false);
  const act = useBulk(object, onDone);
  useHotkey('escape', onDone, { label: t('keys.escape') });
  const count = all ? (matching?.count ?? chosen) : chosen;
  const figure = (value: number) => value.toLocaleString(i18n.language);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('selected', { count: figure(count) })}>
      <b className="numeric">{t('selected', { count: `${figure(count)}${all && matching?.capped ? '+' : ''}` })}</b>
      {!all && matching && matching.count > chosen && (
        <button type="button" className={styles.more} onClick={onAll}>
          {matching.capped ? t('selectMatchingCapped') : t('selectMatching', { count: figure(matching.count) })}
        </button>
      )}
      <i />
      {object.may.update && (
        <button type="button" onClick={() => setEditing(true)}>
          <Icon name="edit" />
          {t('bulk.edit')}
        </button>
      )}
      {object.may.delete && (
        <button
          type="button"
          onClick={() => void act('delete', rows, undefined, (n) => t('bulk.deleted', { count: n }))}
        >
          <Icon name="trash" />
          {t('bulk.delete')}
        </button>
      )}
      <button type="button" onClick={onExport}>
        <Icon name="dl" />
        {t('export.title')}
      </button>
      <i />
      <button type="button" aria-label={t('bulk.clear')} onClick={onDone}>
        <Icon name="x" />
        <Kbd combo="escape" />
      </button>
      {editing && (
        <BulkEdit
          object={object}
          count={all ? null : chosen}
          onClose={() => setEditing(false)}
          onApply={(field, value) =>
            act('update', rows, { [field.key]: value }, (n) => t('bulk.changed', { count: n, field: field.label }))
          }
        />
      )}
    </div>
  );
}

/** Does a bulk action, says so, and offers the way back. @returns whether it was done */
function useBulk(object: ObjectDescription, onDone: () => void) {
  const writes = useRecordWrites(object.key);
  const toast = useToast();
  const undo = useUndo(object.key);
  return async (
    op: 'update' | 'delete',
    rows: Rows,
    changes: Record<string, unknown> | undefined,
    sentence: (count: number) => string,
  ): Promise<boolean> => {
    try {
      const { batch_id, count } = await writes.bulk(op, rows, changes);
      toast.undo(sentence(count), () => void undo(batch_id));
      onDone();
      return true;
    } catch (error) {
      toast.error(error);
      return false;
    }
  };
}
