/**
 * In charge of carrying parts of one design to another: through the clipboard of the machine under a type of their
 * own, with readable text beside it, and through this page where a browser keeps the clipboard to itself.
 */

/** What is carried: parts of one kind (`fields`), from where they were taken. */
export interface Clip<T> {
  readonly kind: string;
  /** Key of the design they were copied from. */
  readonly source: string;
  readonly parts: readonly T[];
}

/** The part of `DataTransfer` that is used. */
export interface Carrier {
  setData(type: string, text: string): void;
  getData(type: string): string;
}

const SEAL = 1;
const LARGEST = 5_000_000;

/** @example typeOf('fields') // 'application/x-tenon-fields' */
export const typeOf = (kind: string): string => `application/x-tenon-${kind}`;

/** What this page copied last, as text: a paste never shares a value with what it was copied from. */
const kept = new Map<string, string>();

/** Copy. @param words what another program gets that knows nothing of designs */
export function carry<T>(clip: Clip<T>, words: string, carrier: Carrier | null): void {
  const text = JSON.stringify({ tenon: SEAL, ...clip });
  kept.set(clip.kind, text);
  carrier?.setData(typeOf(clip.kind), text);
  carrier?.setData('text/plain', words);
}

/**
 * What a paste brings, null when it is something else.
 *
 * A clipboard that holds foreign text means that something was copied since, elsewhere: then this page's own copy
 * is out of date.
 */
export function take<T>(kind: string, isPart: (value: unknown) => value is T, carrier: Carrier | null): Clip<T> | null {
  const carried = carrier?.getData(typeOf(kind));
  if (carried) return read(carried, kind, isPart);
  if (carrier?.getData('text/plain')) return null;
  const own = kept.get(kind);
  return own === undefined ? null : read(own, kind, isPart);
}

function read<T>(text: string, kind: string, isPart: (value: unknown) => value is T): Clip<T> | null {
  if (text.length > LARGEST) return null;
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof found !== 'object' || found === null) return null;
  const { tenon, kind: said, source, parts } = found as Record<string, unknown>;
  if (tenon !== SEAL || said !== kind || typeof source !== 'string' || !Array.isArray(parts)) return null;
  return parts.length > 0 && parts.every(isPart) ? { kind, source, parts } : null;
}

/** A name that is not taken: the wanted one, else with the lowest number that is free. */
export function freeName(wanted: string, taken: ReadonlySet<string>, longest = 41): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const end = `_${number}`;
    const name = wanted.slice(0, longest - end.length).replace(/_+$/, '') + end;
    if (!taken.has(name)) return name;
  }
}
