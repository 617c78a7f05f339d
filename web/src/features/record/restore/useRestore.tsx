/** In charge of having old values back: shown as a difference first, written as one change, taken back by its undo. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldChange, ObjectDescription, RecordData } from '../../../api/types';
import { fieldTypeOf } from '../../../fields/registry';
import { Dialog } from '../../../kit/Dialog';
import { useToast } from '../../../kit/toast';
import type { RecordEdit } from '../useRecordEdit';
import { type Step, stepOf, stepsOf, touchesLines } from './plan';
import styles from './restore.module.css';

export interface Restore {
  may(change: FieldChange): boolean;
  /** Show what having `changes` back would do. */
  ask(changes: readonly FieldChange[]): void;
  dialog: ReactNode;
}

export function useRestore(object: ObjectDescription, record: RecordData, edit: RecordEdit): Restore {
  const { t } = useTranslation('record');
  const toast = useToast();
  const [asked, setAsked] = useState<readonly FieldChange[] | null>(null);
  const write = async (steps: readonly Step[]) => {
    setAsked(null);
    const side = (of: (step: Step) => unknown) => Object.fromEntries(steps.map((step) => [step.field.key, of(step)]));
    if ((await edit.save(side(({ earlier }) => earlier))) !== null) return;
    toast.undo(t('restore.done', { count: steps.length }), () => {
      void edit.save(side(({ now }) => now));
    });
  };
  return {
    may: (change) => stepOf(object, record, change) !== null,
    ask: setAsked,
    dialog: asked && (
      <Preview
        steps={stepsOf(object, record, asked)}
        withoutLines={touchesLines(object, asked)}
        onClose={() => setAsked(null)}
        onWrite={(steps) => void write(steps)}
      />
    ),
  };
}

interface PreviewProps {
  steps: readonly Step[];
  withoutLines: boolean;
  onClose: () => void;
  onWrite: (steps: readonly Step[]) => void;
}

function Preview({ steps, withoutLines, onClose, onWrite }: PreviewProps) {
  const { t } = useTranslation('record');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = steps.filter(({ field }) => !left.has(field.key));
  const toggle = (key: string) =>
    setLeft((all) => (all.has(key) ? new Set([...all].filter((one) => one !== key)) : new Set([...all, key])));
  return (
    <Dialog
      title={t('restore.title')}
      width={620}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn large ghost" onClick={onClose}>
            {t('restore.cancel')}
          </button>
          <button
            type="button"
            className="btn large primary"
            disabled={chosen.length === 0}
            onClick={() => onWrite(chosen)}
          >
            {t('restore.write', { count: chosen.length })}
          </button>
        </>
      }
    >
      {steps.length === 0 && <p className="soft">{t('restore.nothing')}</p>}
      {steps.length > 0 && (
        <table className={styles.steps}>
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('restore.now')}</th>
              <th scope="col">{t('restore.then')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.field.key} data-left={left.has(step.field.key) || undefined}>
                <th scope="row">
                  <label>
                    <input
                      type="checkbox"
                      checked={!left.has(step.field.key)}
                      onChange={() => toggle(step.field.key)}
                    />
                    {step.field.label}
                  </label>
                </th>
                <td>
                  <s>
                    <Shown step={step} value={step.now} />
                  </s>
                </td>
                <td>
                  <Shown step={step} value={step.earlier} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {withoutLines && <p className="small muted">{t('restore.withoutLines')}</p>}
    </Dialog>
  );
}

function Shown({ step: { field }, value }: { step: Step; value: unknown }) {
  const { t } = useTranslation('record');
  const { GridCell } = fieldTypeOf(field.type);
  return value === null || value === undefined ? t('empty') : <GridCell field={field} value={value} />;
}
