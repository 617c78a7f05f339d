/**
 * One draft in the hands of a person: named undo, autosave within a second, a copy on this device while offline,
 * and the decision when somebody else saved in between.
 */
import { useQueryClient } from '@tanstack/react-query';
import type { Draft as ImmerDraft } from 'immer';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiError, api } from '../../api/client';
import type { Definition, DefinitionKindKey, Problem } from '../../api/types';
import { type Autosave, type AutosavePort, createAutosave, type SaveStanding } from '../../designer/autosave';
import { begin, type DocumentBody, type History, redo, type StepName, take, undo } from '../../designer/history';
import { useHotkey } from '../hotkeys';

interface LocalCopy<B> {
  body: B;
  version: number;
}

export interface Draft<B extends DocumentBody> {
  kind: DefinitionKindKey;
  key: string;
  body: B;
  /** What the server found in the last saved draft. */
  problems: readonly Problem[];
  /** 0 = never published. */
  version: number;
  /** The body of that version; null before the first. */
  published: B | null;
  /** The server keeps something that is not published. */
  pending: boolean;
  standing: SaveStanding;
  /** Change the body as one named step; `joins` melts typing in one place into one step. */
  edit: (step: StepName, recipe: (body: ImmerDraft<B>) => void, joins?: string) => void;
  undo: () => void;
  redo: () => void;
  /** The step that undo would take back. */
  undoable: StepName | null;
  redoable: StepName | null;
  /** Save now; resolves when nothing is in flight. */
  flush: () => Promise<void>;
  /** After a conflict. */
  keepMine: () => Promise<void>;
  takeTheirs: () => Promise<void>;
  /** Read the definition again after it was published; the body stays. */
  settle: () => Promise<void>;
}

const storageKey = (kind: string, key: string) => `tenon.draft.${kind}.${key}`;

function localCopy<B>(kind: string, key: string): LocalCopy<B> | null {
  const text = window.localStorage.getItem(storageKey(kind, key));
  return text ? (JSON.parse(text) as LocalCopy<B>) : null;
}

function keepLocally<B>(kind: string, key: string, copy: LocalCopy<B> | null): void {
  if (copy) window.localStorage.setItem(storageKey(kind, key), JSON.stringify(copy));
  else window.localStorage.removeItem(storageKey(kind, key));
}

function judge(error: unknown): 'offline' | 'refused' | 'conflict' {
  if (!(error instanceof ApiError)) return 'refused';
  if (error.offline || error.status === 503) return 'offline';
  return error.status === 409 ? 'conflict' : 'refused';
}

/** What to begin with: what this device has not yet saved, else the draft, else what is published. */
function firstBody<B>(definition: Definition<B>, blank: B): B {
  const local = localCopy<B>(definition.kind, definition.key);
  if (local && local.version === definition.draft_version) return local.body;
  return definition.draft ?? definition.published ?? blank;
}

/**
 * @param opened as read when the page opened; later readings are ignored, mount anew (by `key`) for another one
 * @param blank the body of a definition that has none yet
 */
export function useDraft<B extends DocumentBody>(opened: Definition<B>, blank: B): Draft<B> {
  const [definition] = useState(opened);
  const { kind, key } = definition;
  const client = useQueryClient();
  const [history, setHistory] = useState<History<B>>(() => begin(firstBody(definition, blank)));
  const [server, setServer] = useState(definition);
  const [standing, setStanding] = useState<SaveStanding>({
    phase: 'saved',
    savedAt: null,
    version: definition.draft_version,
    error: null,
  });
  const latest = useRef(history);
  latest.current = history;

  const autosave = useMemo<Autosave<B>>(() => {
    const port: AutosavePort<B> = {
      save: async (body, version) => {
        const saved = await api.put<Definition<B>>(`/definitions/${kind}/${key}`, { body, draft_version: version });
        setServer(saved);
        client.setQueryData(['definition', kind, key], saved);
        void client.invalidateQueries({ queryKey: ['definitions', kind] });
        return saved.draft_version;
      },
      judge,
      keepLocally: (copy) => keepLocally(kind, key, copy),
      now: () => Date.now(),
      later: (task, ms) => {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
    };
    return createAutosave(port, definition.draft_version, setStanding);
  }, [kind, key, definition.draft_version, client]);

  useEffect(() => () => void autosave.flush(), [autosave]);

  const reread = async () => {
    const current = await api.get<Definition<B>>(`/definitions/${kind}/${key}`);
    setServer(current);
    client.setQueryData(['definition', kind, key], current);
    return current;
  };

  const move = (next: History<B>) => {
    if (next === latest.current) return;
    latest.current = next;
    setHistory(next);
    autosave.change(next.document);
  };
  const draft: Draft<B> = {
    kind,
    key,
    body: history.document,
    problems: server.problems,
    version: server.version,
    published: server.published,
    pending: server.draft !== null,
    standing,
    edit: (name, recipe, joins) =>
      move(take(latest.current, { name, at: Date.now(), ...(joins ? { joins } : {}) }, recipe)),
    undo: () => move(undo(latest.current)),
    redo: () => move(redo(latest.current)),
    undoable: history.done.at(-1)?.name ?? null,
    redoable: history.undone.at(-1)?.name ?? null,
    flush: autosave.flush,
    keepMine: async () => autosave.overrule((await reread()).draft_version),
    takeTheirs: async () => {
      const current = await reread();
      autosave.abandon(current.draft_version);
      const next = begin(firstBody(current, blank));
      latest.current = next;
      setHistory(next);
    },
    settle: async () => autosave.abandon((await reread()).draft_version),
  };
  useHotkey('mod+z', draft.undo);
  useHotkey('mod+shift+z', draft.redo);
  return draft;
}
