/** One typed line becomes a record of the column: its name, and an amount behind it where one is understood. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../../api/client';
import type { FieldDescription, ObjectDescription } from '../../../../api/types';
import { useFieldContext } from '../../../../fields/context';
import { type Changes, useRecordWrites } from '../../../../fields/data/records';
import { fieldTypeOf } from '../../../../fields/registry';
import type { FieldContext } from '../../../../fields/type';
import { isEnter, isEscape, isIme } from '../../../../kit/ime';
import { Kbd } from '../../../../kit/Kbd';
import { useToast } from '../../../../kit/toast';
import styles from './kanban.module.css';

interface Props {
  object: ObjectDescription;
  amount: FieldDescription | null;
  /** What a record of the column holds. */
  given: Changes;
  /** Opens the whole form. */
  onMore: (values: Changes) => void;
  onClose: () => void;
}

interface Read {
  readonly values: Changes;
  readonly shown: readonly (readonly [string, string])[];
}

/** The line as values: what stands behind the last space is an amount if it reads as one. */
function readLine(
  text: string,
  object: ObjectDescription,
  amount: FieldDescription | null,
  context: FieldContext,
): Read | null {
  const title = object.fields.find(({ key }) => key === object.title_field);
  const typed = text.trim();
  if (!title || !typed) return null;
  const [, before = '', last = ''] = /^(.*\S)\s+(\S*\d\S*)$/.exec(typed) ?? [];
  const kind = amount && fieldTypeOf(amount.type);
  const reading = amount && kind && 'read' in kind && last ? kind.read(last, amount, context) : null;
  if (amount && kind && reading?.ok && reading.value !== null) {
    const said = kind.toText(reading.value, amount, context);
    return {
      values: { [title.key]: before, [amount.key]: reading.value },
      shown: [
        [title.label, before],
        [amount.label, said],
      ],
    };
  }
  return { values: { [title.key]: typed }, shown: [[title.label, typed]] };
}

export function NewCard({ object, amount, given, onMore, onClose }: Props) {
  const { t } = useTranslation('boards');
  const context = useFieldContext();
  const writes = useRecordWrites(object.key);
  const toast = useToast();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const read = readLine(text, object, amount, context);
  const more = () => {
    onMore({ ...given, ...read?.values });
    onClose();
  };
  const save = async () => {
    if (!read || busy) return;
    setBusy(true);
    try {
      await writes.create({ ...given, ...read.values });
      setText('');
    } catch (error) {
      toast.error(error);
      // what one line cannot say, the form asks for
      if (error instanceof ApiError && error.errors.length > 0) more();
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.fresh}>
      <input
        autoFocus
        value={text}
        aria-label={t('kanban.line', { object: object.label })}
        placeholder={t(amount ? 'kanban.lineHint' : 'kanban.lineName', { object: object.label, amount: amount?.label })}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (!text.trim()) onClose();
        }}
        onKeyDown={(event) => {
          if (isIme(event.nativeEvent)) return;
          if (isEnter(event)) void save();
          else if (isEscape(event)) onClose();
          else if (event.key === 'Tab' && !event.shiftKey && read) more();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {read && (
        <>
          <dl>
            {read.shown.map(([label, said]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="ellipsis">{said}</dd>
              </div>
            ))}
          </dl>
          <p>
            <Kbd combo="enter" /> {t('kanban.create')} <Kbd combo="tab" /> {t('kanban.fillMore')}
          </p>
        </>
      )}
    </div>
  );
}
