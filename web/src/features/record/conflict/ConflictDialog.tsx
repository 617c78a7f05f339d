/**
 * Both changed the same: field by field, what it was, mine beside theirs. Arrows choose and go on, Enter saves; what goes
 * together is kept without asking.
 */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, ObjectDescription } from '../../../api/types';
import { fieldTypeOf } from '../../../fields/registry';
import { Dialog } from '../../../kit/Dialog';
import { isEnter } from '../../../kit/ime';
import type { Conflict } from '../useRecordEdit';
import styles from './conflict.module.css';

interface Props {
  object: ObjectDescription;
  conflict: Conflict;
  onDecide: (keepMine: readonly string[]) => void;
}

export function ConflictDialog({ object, conflict, onDecide }: Props) {
  const { t } = useTranslation('record');
  const { theirs, disputed, merged } = conflict;
  const [keep, setKeep] = useState<readonly string[]>(disputed);
  const table = useRef<HTMLDivElement>(null);
  const name = theirs.updated_by?.name;
  const together = object.fields.filter(({ key }) => key in merged).map(({ label }) => label);
  const fields = object.fields.filter(({ key }) => disputed.includes(key));
  const choose = (key: string, mine: boolean) =>
    setKeep((all) => [...all.filter((one) => one !== key), ...(mine ? [key] : [])]);
  const focus = (place: number) =>
    table.current?.querySelectorAll<HTMLElement>('[role="radiogroup"] [aria-checked="true"]')[place]?.focus();
  return (
    <Dialog
      title={name ? t('conflict.title', { name }) : t('conflict.titleUnknown')}
      width={720}
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the choices it holds */}
      <div
        ref={table}
        className={styles.table}
        onKeyDown={(event) => {
          if (!isEnter(event)) return;
          event.preventDefault();
          onDecide(keep);
        }}
      >
        <div className={styles.heads} aria-hidden="true">
          <span>{t('conflict.field')}</span>
          <span>{t('conflict.base')}</span>
          <span>{t('conflict.mine')}</span>
          <span>{t('conflict.theirs')}</span>
        </div>
        {fields.map((field, place) => (
          <Dispute
            key={field.key}
            field={field}
            conflict={conflict}
            mine={keep.includes(field.key)}
            first={place === 0}
            onChoose={(mine) => choose(field.key, mine)}
            onMove={(by) => focus(place + by)}
          />
        ))}
      </div>
      {together.length > 0 && (
        <p className="small muted">{t('conflict.together', { fields: together.join(t('conflict.and')) })}</p>
      )}
    </Dialog>
  );
}

interface DisputeProps {
  field: FieldDescription;
  conflict: Conflict;
  mine: boolean;
  first: boolean;
  onChoose: (mine: boolean) => void;
  onMove: (by: 1 | -1) => void;
}

function Dispute({ field, conflict, mine, first, onChoose, onMove }: DisputeProps) {
  const { t } = useTranslation('record');
  const { key, label } = field;
  const side = (isMine: boolean, value: unknown) => (
    <button
      type="button"
      role="radio"
      aria-checked={mine === isMine}
      tabIndex={mine === isMine ? 0 : -1}
      autoFocus={first && isMine}
      aria-label={`${label}: ${t(isMine ? 'conflict.mine' : 'conflict.theirs')}`}
      onClick={() => onChoose(isMine)}
      onKeyDown={(event) => {
        const move = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
        if (move) onMove(move);
        else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
          onChoose(!isMine);
          const other = isMine ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling;
          if (other instanceof HTMLElement) other.focus();
        } else return;
        event.preventDefault();
      }}
    >
      <Value field={field} value={value} />
    </button>
  );
  return (
    <div className={styles.dispute} role="radiogroup" aria-label={label}>
      <span className="ellipsis">{label}</span>
      <span className={styles.base}>
        <Value field={field} value={conflict.base[key]} />
      </span>
      {side(true, conflict.mine[key])}
      {side(false, conflict.theirs[key])}
    </div>
  );
}

function Value({ field, value }: { field: FieldDescription; value: unknown }) {
  const { t } = useTranslation('record');
  const { GridCell } = fieldTypeOf(field.type);
  if (value === null || value === undefined || value === '') return t('empty');
  return <GridCell field={field} value={value} />;
}
