/** Both changed the same: field by field, mine beside theirs, one press each. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDescription } from '../../api/types';
import { fieldTypeOf } from '../../fields/registry';
import { Dialog } from '../../kit/Dialog';
import styles from './record.module.css';
import type { Conflict } from './useRecordEdit';

interface Props {
  object: ObjectDescription;
  conflict: Conflict;
  onDecide: (keepMine: readonly string[]) => void;
}

export function ConflictDialog({ object, conflict, onDecide }: Props) {
  const { t } = useTranslation('record');
  const { theirs, mine, disputed } = conflict;
  const [keep, setKeep] = useState<readonly string[]>(disputed);
  const name = theirs.updated_by?.name;
  return (
    <Dialog
      title={name ? t('conflict.title', { name }) : t('conflict.titleUnknown')}
      width={560}
      onClose={() => onDecide([])}
      footer={
        <>
          <button type="button" className="btn large ghost" onClick={() => onDecide([])}>
            {t('conflict.allTheirs')}
          </button>
          <button type="button" className="btn large primary" onClick={() => onDecide(keep)}>
            {t('conflict.apply')}
          </button>
        </>
      }
    >
      <p className="soft">{t('conflict.body')}</p>
      <div className={styles.conflict}>
        <span className="muted small">{t('conflict.field')}</span>
        <span className="muted small">{t('conflict.mine')}</span>
        <span className="muted small">{t('conflict.theirs')}</span>
        {object.fields
          .filter(({ key }) => disputed.includes(key))
          .map((field) => {
            const { GridCell } = fieldTypeOf(field.type);
            const side = (value: unknown, isMine: boolean) => (
              <button
                type="button"
                aria-pressed={keep.includes(field.key) === isMine}
                aria-label={`${field.label}: ${t(isMine ? 'conflict.mine' : 'conflict.theirs')}`}
                onClick={() => setKeep(isMine ? [...keep, field.key] : keep.filter((key) => key !== field.key))}
              >
                {value === null || value === undefined ? t('empty') : <GridCell field={field} value={value} />}
              </button>
            );
            return (
              <div key={field.key} className={styles.dispute}>
                <span>{field.label}</span>
                {side(mine[field.key], true)}
                {side(theirs[field.key], false)}
              </div>
            );
          })}
      </div>
    </Dialog>
  );
}
