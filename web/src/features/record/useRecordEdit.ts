/** In charge of saving values of one record: at once on the screen, merged when somebody else was faster. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import type { ObjectDescription, RecordData } from '../../api/types';
import { type Changes, useRecordWrites } from '../../fields/data/records';
import { innerProblems } from '../../fields/form/useFormState';
import { useToast } from '../../kit/toast';
import { merge } from './conflict/merge';

export interface Conflict {
  /** As I saw it when I changed it. */
  readonly base: RecordData;
  readonly theirs: RecordData;
  readonly mine: Changes;
  readonly disputed: readonly string[];
  /** What goes together by itself, by field. */
  readonly merged: Changes;
}

export interface RecordEdit {
  /** @returns what is wrong with a value, or null when it is saved or will be decided. */
  save: (changes: Changes) => Promise<string | null>;
  state: 'saved' | 'saving' | 'offline' | 'error';
  savedAt: Date | null;
  conflict: Conflict | null;
  /** What the server refused inside of values at last, by field and path below it. */
  inner: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Save the chosen values over what the other person saved; nothing chosen keeps theirs. */
  decide: (keepMine: readonly string[]) => Promise<void>;
}

export function useRecordEdit(object: ObjectDescription, record: RecordData): RecordEdit {
  const { t } = useTranslation('record');
  const writes = useRecordWrites(object.key);
  const toast = useToast();
  const [state, setState] = useState<RecordEdit['state']>('saved');
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [inner, setInner] = useState<RecordEdit['inner']>({});

  // an undo comes long after the drawing it was made in
  const latest = useRef(record);
  latest.current = record;

  const write = async (base: RecordData, changes: Changes): Promise<string | null> => {
    setState('saving');
    setInner({});
    try {
      await writes.update(base, changes);
      setState('saved');
      setSavedAt(new Date());
      return null;
    } catch (error) {
      return refused(error, base, changes);
    }
  };
  const refused = async (error: unknown, base: RecordData, changes: Changes): Promise<string | null> => {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 409 && error.body.current) return overtaken(error.body.current as RecordData, base, changes);
    setState(error.offline ? 'offline' : 'error');
    const within = innerProblems(error.errors);
    setInner(within);
    const reason = Object.keys(changes)
      .map((key) => error.of(key) ?? Object.values(within[key] ?? {})[0])
      .find(Boolean);
    if (!reason) toast.error(error);
    return reason ?? error.message;
  };
  const overtaken = async (theirs: RecordData, base: RecordData, changes: Changes): Promise<string | null> => {
    const { merged, disputed } = merge(object, base, changes, theirs);
    if (disputed.length > 0) {
      setState('saved');
      setConflict({ base, theirs, mine: changes, disputed, merged });
      return null;
    }
    toast.info(t('conflict.merged'));
    return write(theirs, merged);
  };
  return {
    save: (changes) => write(latest.current, changes),
    state,
    savedAt,
    conflict,
    inner,
    decide: async (keepMine) => {
      if (!conflict) return;
      setConflict(null);
      const chosen = Object.fromEntries(keepMine.map((key) => [key, conflict.mine[key]]));
      const changes = { ...conflict.merged, ...chosen };
      if (Object.keys(changes).length > 0) await write(conflict.theirs, changes);
    },
  };
}
