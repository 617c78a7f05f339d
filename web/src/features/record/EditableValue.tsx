/** A value that becomes its own editor: press or Enter opens it in place, leaving saves, Escape restores. */
import { type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { OpenedEditor } from '../../fields/controls/OpenedEditor';
import { isEmpty } from '../../fields/data/isEmpty';
import { sameValue } from '../../fields/data/sameValue';
import { fieldTypeOf } from '../../fields/registry';
import { isEnter, isEscape } from '../../kit/ime';
import styles from './record.module.css';

interface Props {
  field: FieldDescription;
  value: unknown;
  editable: boolean;
  /** @returns what is wrong, or null. */
  onSave: (value: unknown) => Promise<string | null>;
  /** What the server refused inside the value, by path below it. */
  inner?: Readonly<Record<string, string>> | undefined;
}

export function EditableValue({ field, value, editable, onSave, inner }: Props) {
  const { t } = useTranslation('record');
  const [editing, setEditing] = useState(false);
  const shown = useRef<HTMLElement>(null);
  const type = fieldTypeOf(field.type);
  const Shown = type.DetailView ?? type.View;
  const empty = isEmpty(field, value);
  const word = empty ? (
    <span className={styles.none}>{t('empty')}</span>
  ) : (
    <Shown field={field} value={value} place="record" />
  );
  if (!editable) return <div className={styles.value}>{word}</div>;
  if (type.entry === 'toggled')
    return <ToggledValue field={field} word={word} onToggle={() => onSave(type.toggle(value ?? null, field))} />;
  if (editing && type.entry !== 'opened') {
    return (
      <OpenValue
        field={field}
        value={value}
        onSave={onSave}
        onClose={(refocus) => {
          setEditing(false);
          if (refocus) setTimeout(() => shown.current?.focus(), 0);
        }}
      />
    );
  }
  const opened = editing && (
    <OpenedEditor
      field={field}
      value={value ?? null}
      anchor={shown}
      onSave={onSave}
      inner={inner}
      onClose={() => {
        setEditing(false);
        shown.current?.focus();
      }}
    />
  );
  // a value that can be pressed itself stands above its button, never within it
  if ((field.target !== undefined || type.entry === 'opened' || type.links) && !empty) {
    return (
      <div className={`${styles.value} ${styles.open} ${styles.linked}`}>
        <button
          ref={shown as RefObject<HTMLButtonElement | null>}
          type="button"
          aria-label={t('panel.change', { label: field.label })}
          onClick={() => setEditing(true)}
        />
        {word}
        {opened}
      </div>
    );
  }
  return (
    <>
      <div
        ref={shown as RefObject<HTMLDivElement | null>}
        role="button"
        tabIndex={0}
        className={`${styles.value} ${styles.open}`}
        onClick={() => setEditing(true)}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget || !(isEnter(event) || event.key === ' ')) return;
          event.preventDefault();
          setEditing(true);
        }}
      >
        <span className="sr-only">{t('panel.change', { label: field.label })}</span>
        {word}
      </div>
      {opened}
    </>
  );
}

interface ToggledProps {
  field: FieldDescription;
  word: ReactNode;
  onToggle: () => Promise<string | null>;
}

/** A value that turns over where it stands. */
function ToggledValue({ field, word, onToggle }: ToggledProps) {
  const { t } = useTranslation('record');
  const [message, setMessage] = useState<string | null>(null);
  return (
    <>
      <button
        type="button"
        className={`${styles.value} ${styles.open}`}
        aria-label={t('panel.change', { label: field.label })}
        onClick={() => void onToggle().then(setMessage)}
      >
        {word}
      </button>
      {message && (
        <small className={styles.wrong} role="alert">
          {message}
        </small>
      )}
    </>
  );
}

interface OpenProps {
  field: FieldDescription;
  value: unknown;
  onSave: (value: unknown) => Promise<string | null>;
  onClose: (refocus: boolean) => void;
}

function OpenValue({ field, value, onSave, onClose }: OpenProps) {
  const { t } = useTranslation('fields');
  const { Editor, keepsEnter } = fieldTypeOf(field.type);
  const [draft, setDraft] = useState<unknown>(value ?? null);
  const [message, setMessage] = useState<string | null>(null);
  const [unread, setUnread] = useState(false);
  const noteId = useId();
  // The choice and the end of editing come in one breath; what was just chosen must not be a render behind.
  const latest = useRef<{ value: unknown; problem: string | null; closed: boolean }>({
    value: value ?? null,
    problem: null,
    closed: false,
  });

  const finish = async (refocus: boolean) => {
    const { value: next, problem, closed } = latest.current;
    if (closed) return;
    const missing = field.required && isEmpty(field, next) ? t('form.required', { label: field.label }) : null;
    if (problem ?? missing) {
      setUnread(true);
      setMessage(problem ?? missing);
      return;
    }
    if (sameValue(next, value)) return close(refocus);
    const refusal = await onSave(next);
    if (refusal) setMessage(refusal);
    else close(refocus);
  };
  const close = (refocus: boolean) => {
    latest.current.closed = true;
    onClose(refocus);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the editor it holds
    <div
      className={styles.editor}
      onKeyDown={(event) => {
        if (isEscape(event)) {
          event.stopPropagation();
          close(true);
        } else if (
          isEnter(event) &&
          !event.defaultPrevented &&
          (!keepsEnter?.(field) || event.ctrlKey || event.metaKey)
        ) {
          event.preventDefault();
          void finish(true);
        }
      }}
    >
      <Editor
        field={field}
        size="line"
        autoFocus
        value={draft}
        invalid={message !== null}
        describedBy={noteId}
        onChange={(next: unknown) => {
          latest.current.value = next;
          setDraft(next);
          if (!unread) setMessage(null);
        }}
        onProblem={(problem) => {
          latest.current.problem = problem;
          if (unread) setMessage(problem);
        }}
        onDone={() => void finish(false)}
      />
      <small id={noteId} className={styles.wrong} role="alert">
        {message}
      </small>
    </div>
  );
}
