/** In charge of what was begun to be written on a record: it waits on this device until it is sent or emptied. */
import type { Changes } from '../../../fields/data/records';

export interface Draft {
  /** Key of the way it is written as. */
  readonly way: string;
  /** By field of the activity. */
  readonly values: Changes;
}

const slot = (workspace: string, user: string, record: string) => `tenon.activity.${workspace}.${user}.${record}`;

export function readDraft(workspace: string, user: string, record: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(slot(workspace, user, record)) ?? 'null');
    return typeof kept === 'object' && kept !== null && 'values' in kept ? (kept as Draft) : null;
  } catch {
    return null;
  }
}

/** Keep what was written; nothing written is nothing to keep. */
export function keepDraft(workspace: string, user: string, record: string, draft: Draft): void {
  const name = slot(workspace, user, record);
  const written = Object.values(draft.values).some((value) => value !== null && value !== undefined && value !== '');
  try {
    if (written) window.localStorage.setItem(name, JSON.stringify(draft));
    else window.localStorage.removeItem(name);
  } catch {
    // a device without room keeps what is on the screen, no more
  }
}
