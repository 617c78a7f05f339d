/** Short sentences at the bottom of the screen; an action that can be taken back offers it for eight seconds. */
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/error';
import { useHotkey } from './hotkeys';
import { Icon } from './Icon';
import { Kbd } from './Kbd';
import styles from './toast.module.css';

interface Toast {
  id: number;
  tone: 'info' | 'error';
  text: string;
  hint?: string;
  onUndo?: () => void;
}

const UNDO_MS = 8000;
const INFO_MS = 4000;
const ERROR_MS = 10_000;
/** More than this at once would be noise; the oldest gives way. */
const MAX_SHOWN = 3;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function show(toast: Omit<Toast, 'id'>): void {
  set([...toasts, { ...toast, id: nextId++ }].slice(-MAX_SHOWN));
}

function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

const toast = {
  /** A plain sentence that something is done. */
  info: (text: string) => show({ tone: 'info', text }),
  /** What went wrong and what to do. Anything that is not an `ApiError` gets a general sentence from the caller. */
  error: (error: unknown, fallback = '') => {
    if (error instanceof ApiError) {
      const detail = error.errors[0]?.message ?? error.message;
      show({ tone: 'error', text: detail, ...(error.hint ? { hint: error.hint } : {}) });
    } else {
      show({ tone: 'error', text: fallback || String(error) });
    }
  },
  /** Done, and can be taken back with the button or ⌘Z while it is shown. */
  undo: (text: string, onUndo: () => void) => show({ tone: 'info', text, onUndo }),
};

/** @example const toast = useToast(); toast.undo(t('deleted'), () => undo(batchId)); */
export function useToast(): typeof toast {
  return toast;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear; mounted once by the app. */
export function ToastHost() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return createPortal(
    <div className={styles.host} role="status" aria-live="polite">
      {shown.map((item) => (
        <ToastLine key={item.id} toast={item} />
      ))}
    </div>,
    document.body,
  );
}

function ToastLine({ toast: item }: { toast: Toast }): ReactNode {
  const { t } = useTranslation('common');
  useEffect(() => {
    const ms = item.onUndo ? UNDO_MS : item.tone === 'error' ? ERROR_MS : INFO_MS;
    const timer = setTimeout(() => dismiss(item.id), ms);
    return () => clearTimeout(timer);
  }, [item]);
  const undo = () => {
    dismiss(item.id);
    item.onUndo?.();
  };
  useHotkey('mod+z', undo, { enabled: item.onUndo !== undefined });
  return (
    <div className={styles.toast}>
      {item.tone === 'error' && <Icon name="error" />}
      <p>
        {item.text}
        {item.hint && <small>{item.hint}</small>}
      </p>
      {item.onUndo && (
        <button type="button" className={styles.action} onClick={undo}>
          {t('action.undo')}
          <Kbd combo="mod+z" />
        </button>
      )}
      <button type="button" className={styles.close} aria-label={t('action.close')} onClick={() => dismiss(item.id)}>
        <Icon name="x" />
      </button>
    </div>
  );
}
