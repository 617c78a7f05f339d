import { useMemo } from 'react';
import type { FieldDescription } from '../../api/types';
import { findTrails, isBranch, labelOf, type Trail, trailsOf } from '../tree/nodes';
import type { Choices } from '../type';
import { depthOf, downTo, useRegions } from './book';

const isEnd = (trail: Trail) => trail.slice(-1).every((node) => !isBranch(node));

/** Regions one may choose, each with the whole way to it. */
export function useRegionChoices(field: FieldDescription, search: string): Choices<string> {
  const book = useRegions();
  const depth = depthOf(field.settings);
  const nodes = useMemo(() => downTo(book.tree, depth), [book, depth]);
  const trails = search.trim() ? findTrails(nodes, search, isEnd) : [...trailsOf(nodes)].filter(isEnd);
  const choices = trails.map((trail) => {
    const code = trail.at(-1)?.key ?? '';
    return { id: code, label: labelOf(trail), value: code };
  });
  return { choices, loading: book.tree.length === 0 };
}
