/** One field, one value, for all chosen rows. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription, ObjectDescription } from '../../api/types';
import { PickBox } from '../../fields/controls/PickBox';
import { Setting } from '../../fields/controls/Setting';
import { filledByHand } from '../../fields/form/useFormState';
import { fieldTypeOf } from '../../fields/registry';
import { Sheet } from '../../kit/Sheet';
import styles from './list.module.css';

interface Props {
  object: ObjectDescription;
  /** null: all that match. */
  count: number | null;
  onClose: () => void;
  onApply: (field: FieldDescription, value: unknown) => Promise<boolean>;
}

export function BulkEdit({ object, count, onClose, onApply }: Props) {
  const { t } = useTranslation('list');
  const fields = filledByHand(object.fields).filter(({ unique }) => !unique);
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState<unknown>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = fields.find((other) => other.key === key);
  const Editor = field && fieldTypeOf(field.type).Editor;
  const ready = field && !busy && problem === null && (value !== null || !field.required);

  const apply = async () => {
    if (!field) return;
    setBusy(true);
    const done = await onApply(field, value);
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Sheet
      open
      width={400}
      title={count === null ? t('bulk.titleAll') : t('bulk.title', { count })}
      onClose={onClose}
      footer={
        <button type="button" className="btn large primary" disabled={!ready} onClick={() => void apply()}>
          {value === null && field ? t('bulk.empty') : count === null ? t('bulk.applyAll') : t('bulk.apply', { count })}
        </button>
      }
    >
      <div className={styles.sheet}>
        <Setting label={t('bulk.field')}>
          <PickBox
            label={t('bulk.field')}
            size="form"
            autoFocus
            entries={fields}
            value={key}
            onChange={(next) => {
              setKey(next);
              setValue(null);
              setProblem(null);
            }}
          />
        </Setting>
        {field && Editor && (
          <Setting label={t('bulk.value')} htmlFor="bulk-value">
            <Editor
              key={field.key}
              id="bulk-value"
              field={field}
              value={value}
              onChange={setValue}
              onProblem={setProblem}
              invalid={problem !== null}
            />
          </Setting>
        )}
        {problem && <p className={styles.wrong}>{problem}</p>}
      </div>
    </Sheet>
  );
}
