/**
 * The way through the stages: one may press where one may go; a press elsewhere says why not. Where a stage needs fields
 * that a saved record lacks, they are asked for first and saved together with the step.
 */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { objectQuery } from '../../api/queries';
import type { RecordData } from '../../api/types';
import { Joint } from '../../kit/Joint';
import { useRecordWrites } from '../data/records';
import { AskDialog } from '../form/AskDialog';
import { useFormRecord } from '../formContext';
import { optionOf } from '../options/options';
import type { EditorProps } from '../type';
import styles from './stage.module.css';
import { lackingFor, movesFrom, type Stage, shownStages, stateOf } from './stages';

export function Editor({ field, value, onChange, onDone, id, autoFocus, disabled, describedBy }: EditorProps<string>) {
  const { t } = useTranslation('fields');
  const path = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const around = useFormRecord();
  const { id: record, values, reached } = around;
  const [asking, setAsking] = useState<Stage | null>(null);
  const writes = useRecordWrites(around.object);
  const known = useQuery(objectQuery(around.object)).data?.fields;
  const lackingAt = (key: string) => (record === null || !known ? [] : lackingFor(known, field, key, values));
  // the move is made from where the saved record stands, not from what was pressed a moment ago
  const saved = record !== null && typeof values[field.key] === 'string' ? (values[field.key] as string) : null;
  const from = record === null ? null : (saved ?? value);
  const stages = shownStages(field, value);
  const moves = movesFrom(field, from);
  const reasonWhyNot = () => {
    const names = moves.filter(({ key }) => key !== from).map(({ label }) => label);
    const here = from === null ? '' : optionOf(field, from).label;
    return names.length > 0
      ? t('types.stage.only', { from: here, to: names.join(t('sentence.orValue')) })
      : t('types.stage.end', { from: here });
  };
  useEffect(() => {
    const now = path.current?.querySelector('[aria-current="step"]') ?? path.current?.querySelector('li');
    // only the path itself may move: the page around it stays where it is
    const frame = now?.closest(`.${styles.scroll}`);
    if (now instanceof HTMLElement && frame)
      frame.scrollLeft = now.offsetLeft - (frame.clientWidth - now.offsetWidth) / 2;
    if (autoFocus) now?.querySelector('button')?.focus({ preventScroll: true });
  }, [autoFocus]);
  return (
    <div
      ref={path}
      className={styles.path}
      {...(id ? { id } : {})}
      role="group"
      aria-label={field.label}
      tabIndex={-1}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      onFocus={(event) => {
        if (event.target === event.currentTarget) path.current?.querySelector('button')?.focus();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onDone?.();
      }}
    >
      <div className={styles.scroll} style={{ '--steps': stages.length } as React.CSSProperties}>
        <Joint
          label={field.label}
          steps={stages.map((stage) => {
            const blocked = moves.some(({ key }) => key === stage.key) ? null : reasonWhyNot();
            return {
              key: stage.key,
              label: stage.label,
              state: stateOf(stages, stage, value),
              ...noteOf(reached?.[field.key]?.[stage.key]),
              ...(disabled
                ? {}
                : {
                    blocked,
                    onClick: () => {
                      setRefused(blocked);
                      if (blocked || stage.key === value) return;
                      if (lackingAt(stage.key).length > 0) {
                        setAsking(stage);
                        return;
                      }
                      onChange(stage.key);
                      onDone?.();
                    },
                  }),
            };
          })}
        />
      </div>
      {asking && (
        <AskDialog
          title={t('types.stage.needed', { stage: asking.label })}
          action={t('types.stage.enter', { stage: asking.label })}
          fields={lackingAt(asking.key)}
          record={around}
          onSave={async (filled) => {
            await writes.update({ ...values, id: record } as RecordData, { ...filled, [field.key]: asking.key });
            onDone?.();
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {refused && (
        <small className={styles.refused} role="status">
          {refused}
        </small>
      )}
    </div>
  );
}

const noteOf = (note: string | undefined) => (note ? { note } : {});
