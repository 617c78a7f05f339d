/** Asking before something that cannot simply be undone. What can be undone is done at once with `toast.undo`. */
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog';

export interface Question {
  title: string;
  /** What will happen, with numbers. */
  body?: ReactNode;
  /** The verb on the button, such as 删除 3 条; never a bare "OK". */
  action: string;
  /** Red button. @default false */
  danger?: boolean;
}

interface Open extends Question {
  answer: (yes: boolean) => void;
}

let open: Open | null = null;
const listeners = new Set<() => void>();

function set(next: Open | null): void {
  open = next;
  for (const listener of listeners) listener();
}

function ask(question: Question): Promise<boolean> {
  open?.answer(false);
  return new Promise((resolve) => {
    set({
      ...question,
      answer: (yes) => {
        set(null);
        resolve(yes);
      },
    });
  });
}

/** @example if (await confirm({ title, action: t('purge'), danger: true })) … */
export function useConfirm(): (question: Question) => Promise<boolean> {
  return ask;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where the question appears; mounted once by the app. */
export function ConfirmHost() {
  const { t } = useTranslation('common');
  const question = useSyncExternalStore(subscribe, () => open);
  if (!question) return null;
  return (
    <Dialog
      title={question.title}
      onClose={() => question.answer(false)}
      footer={
        <>
          <button type="button" className="btn large" onClick={() => question.answer(false)}>
            {t('action.cancel')}
          </button>
          <button
            type="button"
            className={question.danger ? 'btn large primary danger' : 'btn large primary'}
            onClick={() => question.answer(true)}
          >
            {question.action}
          </button>
        </>
      }
    >
      {question.body && <div className="soft">{question.body}</div>}
    </Dialog>
  );
}
