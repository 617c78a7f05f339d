/**
 * In charge of the list a record was opened from: its ids in order, so that the record page can go on to the next
 * and back. Lasts as long as the tab; an address opened on its own has no list.
 */

export interface Walk {
  readonly object: string;
  readonly ids: readonly string[];
  /** The address of the list, for the way back. */
  readonly back: string;
}

const SLOT = 'tenon.walk';

export function rememberWalk(walk: Walk): void {
  window.sessionStorage.setItem(SLOT, JSON.stringify(walk));
}

/** Where `id` stands in the list it was opened from; null when it was not. */
export function placeInWalk(object: string, id: string): { walk: Walk; at: number } | null {
  const walk = JSON.parse(window.sessionStorage.getItem(SLOT) ?? 'null') as Walk | null;
  if (!walk || walk.object !== object) return null;
  const at = walk.ids.indexOf(id);
  return at < 0 ? null : { walk, at };
}
