/**
 * In charge of the list a record was opened from: its ids in order, so that the record page can go on to the next
 * and back, and what the list asks, so that it can go on beyond what had arrived. Lasts as long as the tab; an address
 * opened on its own has no list.
 */

export interface Walk {
  readonly object: string;
  readonly ids: readonly string[];
  /** The address of the list, for the way back. */
  readonly back: string;
  /** How the list is called, when it is a view with a name. */
  readonly label?: string;
  /** How more of it is had; without it the walk ends with `ids`. */
  readonly more?: {
    /** The question of the list, without page. */
    readonly ask: Readonly<Record<string, unknown>>;
    /** Place of the first of `ids` in the list. */
    readonly first: number;
    /** How long the list is; null while nobody knows. */
    readonly total: number | null;
  };
}

/** Where one stands in a walk. */
export interface WalkPlace {
  readonly walk: Walk;
  /** Place among `ids`. */
  readonly at: number;
}

const SLOT = 'tenon.walk';

export function rememberWalk(walk: Walk): void {
  window.sessionStorage.setItem(SLOT, JSON.stringify(walk));
}

/** Where `id` stands in the list it was opened from; null when it was not. */
export function placeInWalk(object: string, id: string): WalkPlace | null {
  const walk = JSON.parse(window.sessionStorage.getItem(SLOT) ?? 'null') as Walk | null;
  if (!walk || walk.object !== object) return null;
  const at = walk.ids.indexOf(id);
  return at < 0 ? null : { walk, at };
}

/** One's place in the whole list, from 1, and its length, as far as it is known. */
export function standing({ walk, at }: WalkPlace): { at: number; total: number | null } {
  const { more } = walk;
  return more ? { at: more.first + at + 1, total: more.total } : { at: at + 1, total: walk.ids.length };
}

/** The page to ask for next, when one comes near an end that is not the end of the list; null when none is. */
export function missing({ walk, at }: WalkPlace, near: number, page: number): { offset: number; limit: number } | null {
  const { ids, more } = walk;
  if (!more) return null;
  const end = more.first + ids.length;
  if (ids.length - at <= near && (more.total === null || end < more.total)) return { offset: end, limit: page };
  if (at < near && more.first > 0) {
    const offset = Math.max(0, more.first - page);
    return { offset, limit: more.first - offset };
  }
  return null;
}

/** The walk with a page that arrived at `offset`; what moved in between stands where it stood. */
export function joined(walk: Walk, offset: number, found: readonly string[], asked: number): Walk {
  if (!walk.more) return walk;
  const { first, total } = walk.more;
  const fresh = found.filter((id) => !walk.ids.includes(id));
  if (offset < first)
    return { ...walk, ids: [...fresh, ...walk.ids], more: { ...walk.more, first: first - fresh.length } };
  const ids = [...walk.ids, ...fresh];
  const ends = found.length < asked;
  return { ...walk, ids, more: { ...walk.more, total: ends ? first + ids.length : total } };
}
