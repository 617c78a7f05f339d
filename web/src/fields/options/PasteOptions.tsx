/** Many options at once: one a line; what is there already is told and left out. */
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptionBody } from '../../api/types';
import { Dialog } from '../../kit/Dialog';
import { TextBox } from '../controls/TextBox';
import { MOST_OPTIONS, readLines } from './lines';
import styles from './options.module.css';

interface Props {
  /** What the dialog begins with. */
  begin: string;
  options: readonly OptionBody[];
  onAdd: (labels: readonly string[]) => void;
  onClose: () => void;
}

const NAMED = 5;

export function PasteOptions({ begin, options, onAdd, onClose }: Props) {
  const { t, i18n } = useTranslation('fields');
  const [text, setText] = useState(begin);
  const typed = useDeferredValue(text);
  const { fresh, duplicates, beyond } = useMemo(
    () => readLines(typed, options, i18n.language),
    [typed, options, i18n.language],
  );
  const named = duplicates.slice(0, NAMED).join(t('sentence.list'));
  return (
    <Dialog
      title={t('options.paste')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn large ghost" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button
            type="button"
            className="btn large primary"
            disabled={fresh.length === 0}
            onClick={() => {
              onAdd(fresh);
              onClose();
            }}
          >
            {t('options.add', { count: fresh.length })}
          </button>
        </>
      }
    >
      <div className={styles.paste}>
        <p className="soft">{t('options.pasteHint')}</p>
        <TextBox
          multiline
          autoFocus
          label={t('options.paste')}
          placeholder={t('options.pasteExample')}
          value={text}
          onChange={(next) => setText(next ?? '')}
        />
        <p role="status" className="muted small">
          {duplicates.length > 0 && t('options.duplicates', { count: duplicates.length, named })}
          {beyond > 0 && t('options.beyond', { count: beyond, most: MOST_OPTIONS })}
        </p>
      </div>
    </Dialog>
  );
}
