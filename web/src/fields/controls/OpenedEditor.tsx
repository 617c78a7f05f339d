/**
 * The editor of a type that needs more than a line, in a pane beside what is edited. Ctrl+Enter, the button or a press
 * elsewhere save; Escape restores. Text that cannot be read, or a refusal, stays in the pane with the reason.
 */
import { type RefObject, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { isEnter } from '../../kit/ime';
import { Kbd } from '../../kit/Kbd';
import { useIsPhone } from '../../kit/phone';
import { isEmpty } from '../data/isEmpty';
import { sameValue } from '../data/sameValue';
import { fieldTypeOf } from '../registry';
import styles from './controls.module.css';
import { Popup } from './Popup';

interface Props {
  field: FieldDescription;
  value: unknown;
  anchor: RefObject<HTMLElement | null>;
  /** @returns a sentence why not, or null when it is saved or on its way. */
  onSave: (value: unknown) => string | null | Promise<string | null>;
  onClose: () => void;
  /** What the server refused inside the value, by path below it. */
  inner?: Readonly<Record<string, string>> | undefined;
}

const WIDTH_PX = 400;
const WIDE_PX = 680;

export function OpenedEditor({ field, value, anchor, onSave, onClose, inner }: Props) {
  const { t } = useTranslation('fields');
  const { Editor, wide } = fieldTypeOf(field.type);
  const phone = useIsPhone();
  const noteId = useId();
  const [draft, setDraft] = useState(value);
  const [message, setMessage] = useState<string | null>(null);
  // A choice and the end of editing come in one breath: what was just chosen must not be a render behind.
  const latest = useRef({ value, problem: null as string | null });

  const save = async () => {
    const { value: next, problem } = latest.current;
    const missing = field.required && isEmpty(field, next) ? t('form.required', { label: field.label }) : null;
    const refusal = problem ?? missing ?? (sameValue(next, value) ? null : await onSave(next));
    setMessage(refusal);
    if (refusal === null) onClose();
  };
  return (
    <Popup
      anchor={anchor}
      width={wide ? WIDE_PX : WIDTH_PX}
      label={field.label}
      onClose={onClose}
      onPressElsewhere={() => void save()}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the editor it holds */}
      <div
        className={styles.opened}
        onKeyDown={(event) => {
          if (!isEnter(event) || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          void save();
        }}
      >
        <Editor
          field={field}
          value={draft}
          autoFocus
          invalid={message !== null}
          describedBy={noteId}
          {...(inner ? { inner } : {})}
          onChange={(next: unknown) => {
            latest.current.value = next;
            setDraft(next);
          }}
          onProblem={(problem) => {
            latest.current.problem = problem;
          }}
        />
        <footer>
          <small id={noteId} role="alert">
            {message}
          </small>
          <button type="button" className="btn ghost" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="button" className="btn primary" onClick={() => void save()}>
            {t('form.save')}
            {!phone && <Kbd combo="mod+enter" />}
          </button>
        </footer>
      </div>
    </Popup>
  );
}
