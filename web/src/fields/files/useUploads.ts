/** In charge of the uploads of one editor: which run, how far, what went wrong; they end with the editor. */
import type { TFunction } from 'i18next';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/error';
import { type Uploaded, upload } from '../../kit/upload';

export interface Upload {
  readonly key: number;
  readonly file: File;
  /** Bytes that are on their way or there. */
  readonly sent: number;
  readonly state: 'sending' | 'waiting' | 'failed';
  /** Why it failed. */
  readonly message: string;
  /** It may succeed another time. */
  readonly again: boolean;
}

export interface Uploads {
  readonly list: readonly Upload[];
  start(file: File): void;
  /** Say that a file cannot be taken, without sending it. */
  refuse(file: File, message: string): void;
  retry(upload: Upload): void;
  cancel(upload: Upload): void;
}

let nextKey = 1;

export function useUploads(onDone: (stored: Uploaded, file: File) => void | Promise<void>): Uploads {
  const { t } = useTranslation('fields');
  const [list, setList] = useState<readonly Upload[]>([]);
  const controls = useRef(new Map<number, AbortController>());
  /** One goes after the other, so that they arrive in the order in which they were chosen. */
  const before = useRef<Promise<void>>(Promise.resolve());
  const done = useRef(onDone);
  done.current = onDone;

  useEffect(() => {
    const running = controls.current;
    return () => {
      for (const control of running.values()) control.abort();
    };
  }, []);

  const change = useCallback((key: number, part: Partial<Upload>) => {
    setList((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  }, []);
  const remove = useCallback((key: number) => setList((all) => all.filter((one) => one.key !== key)), []);

  const queue = (key: number, file: File) => {
    const control = new AbortController();
    controls.current.set(key, control);
    before.current = before.current.then(() => run(key, file, control));
  };
  const run = async (key: number, file: File, control: AbortController) => {
    if (control.signal.aborted) return;
    try {
      const stored = await upload(file, {
        signal: control.signal,
        onProgress: (sent) => change(key, { sent }),
        onWaiting: (waiting) => change(key, { state: waiting ? 'waiting' : 'sending' }),
      });
      remove(key);
      await done.current(stored, file);
    } catch (error) {
      const again = !(error instanceof ApiError && error.status === 422);
      if (!control.signal.aborted) change(key, { state: 'failed', message: reasonOf(error, t), again });
    } finally {
      controls.current.delete(key);
    }
  };
  const add = (file: File, message = ''): number => {
    const key = nextKey++;
    setList((all) => [...all, { key, file, sent: 0, state: message ? 'failed' : 'sending', message, again: false }]);
    return key;
  };
  return {
    list,
    start: (file) => queue(add(file), file),
    refuse: (file, message) => void add(file, message),
    retry: ({ key, file }) => {
      change(key, { state: 'sending', message: '', sent: 0 });
      queue(key, file);
    },
    cancel: ({ key }) => {
      controls.current.get(key)?.abort();
      remove(key);
    },
  };
}

/** What the server said, and what to do about it. */
function reasonOf(error: unknown, t: TFunction<'fields'>): string {
  if (!(error instanceof ApiError)) return t('types.file.failed');
  const [first] = error.errors;
  if (first || !error.hint) return first?.message ?? error.message;
  return t('types.file.reason', { said: error.message, hint: error.hint });
}
