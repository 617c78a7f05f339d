/** In charge of what was filled in and not saved: it waits on this device until it is saved or dropped. */
import type { Changes } from '../data/records';
import { sameValue } from '../data/sameValue';

const slot = (workspace: string, object: string) => `tenon.draft.${workspace}.${object}`;

export function readDraft(workspace: string, object: string): Changes | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(slot(workspace, object)) ?? 'null');
    return typeof kept === 'object' && kept !== null ? (kept as Changes) : null;
  } catch {
    return null;
  }
}

/** Keep what differs from an empty form; nothing of it means nothing to keep. */
export function keepDraft(workspace: string, object: string, values: Changes, initial: Changes): void {
  const differs = Object.keys(values).some((key) => !sameValue(values[key], initial[key]));
  if (differs) window.localStorage.setItem(slot(workspace, object), JSON.stringify(values));
  else dropDraft(workspace, object);
}

export function dropDraft(workspace: string, object: string): void {
  window.localStorage.removeItem(slot(workspace, object));
}
