/** In charge of the uploads of one editor: which run, how far, what went wrong; they end with the editor. */
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

export function useUploads(onDone: (stored: Uploaded, file: File) => void): Uploads {
  const { t } = useTranslation('fields');
  const [list, setList] = useState<readonly Upload[]>([]);
  const controls = useRef(new Map<number, AbortController>());
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

  const run = async (key: number, file: File) => {
    const control = new AbortController();
    controls.current.set(key, control);
    try {
      const stored = await upload(file, {
        signal: control.signal,
        onProgress: (sent) => change(key, { sent }),
        onWaiting: (waiting) => change(key, { state: waiting ? 'waiting' : 'sending' }),
      });
      remove(key);
      done.current(stored, file);
    } catch (error) {
      if (!control.signal.aborted) change(key, { state: 'failed', message: reasonOf(error) ?? t('types.file.failed') });
    } finally {
      controls.current.delete(key);
    }
  };
  const add = (file: File, message = ''): number => {
    const key = nextKey++;
    setList((all) => [...all, { key, file, sent: 0, state: message ? 'failed' : 'sending', message }]);
    return key;
  };
  return {
    list,
    start: (file) => void run(add(file), file),
    refuse: (file, message) => void add(file, message),
    retry: ({ key, file }) => {
      change(key, { state: 'sending', message: '', sent: 0 });
      void run(key, file);
    },
    cancel: ({ key }) => {
      controls.current.get(key)?.abort();
      remove(key);
    },
  };
}

/** What the server said and what to do about it. */
function reasonOf(error: unknown): string | null {
  if (!(error instanceof ApiError)) return null;
  const said = error.errors[0]?.message ?? error.message;
  return error.hint && !error.errors.length ? `${said} ${error.hint}` : said;
}
