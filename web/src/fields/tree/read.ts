/** In charge of places in a tree that a text names: by the whole way down, or by the last name where it is the only one. */
import { byName, type ReadText } from '../reading';
import type { FieldContext, Reading } from '../type';
import { labelOf, type Trail } from './nodes';

/** @param keyOf what is kept of a way */
export function trailReader(
  trails: readonly Trail[],
  keyOf: (trail: Trail) => string,
  context: FieldContext,
): ReadText<string> {
  const things = trails.map((trail) => ({
    words: [labelOf(trail), trail.map(({ label }) => label).join(''), trail.at(-1)?.label ?? ''].map(plain),
    value: keyOf(trail),
  }));
  const read = byName(things, context);
  return (text): Reading<string> => read(plain(text));
}

/** A way is written with or without spaces, and with any of the usual signs between its names. */
const plain = (text: string): string =>
  text
    .trim()
    .split(/\s*[/>\\·-]\s*|\s+/)
    .join('/');
