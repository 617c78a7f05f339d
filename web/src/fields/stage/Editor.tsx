/** The way through the stages: one may press where one may go; a press elsewhere says why not. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Joint } from '../../kit/Joint';
import { useFormRecord } from '../formContext';
import { optionOf } from '../options/options';
import type { EditorProps } from '../type';
import styles from './stage.module.css';
import { movesFrom, shownStages, stateOf } from './stages';

export function Editor({ field, value, onChange, onDone, id, autoFocus, disabled, describedBy }: EditorProps<string>) {
  const { t } = useTranslation('fields');
  const path = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { id: record, values } = useFormRecord();
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
              ...(disabled
                ? {}
                : {
                    blocked,
                    onClick: () => {
                      setRefused(blocked);
                      if (blocked || stage.key === value) return;
                      onChange(stage.key);
                      onDone?.();
                    },
                  }),
            };
          })}
        />
      </div>
      {refused && (
        <small className={styles.refused} role="status">
          {refused}
        </small>
      )}
    </div>
  );
}
