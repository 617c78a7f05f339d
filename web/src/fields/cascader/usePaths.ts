import { useTranslation } from 'react-i18next';
import type { FieldDescription } from '../../api/types';
import { findTrails, isBranch, labelOf, living, type Trail, trailsOf } from '../tree/nodes';
import type { Choices } from '../type';
import { pathOf, treeOf } from './branches';

/** Places one may choose, each with the whole way to it. */
export function usePaths(field: FieldDescription, search: string): Choices<string> {
  const { i18n } = useTranslation();
  const nodes = living(treeOf(field, i18n.language));
  const leafOnly = field.settings.leaf_only !== false;
  const mayPick = (trail: Trail) => !leafOnly || trail.slice(-1).every((node) => !isBranch(node));
  const trails = search.trim() ? findTrails(nodes, search, mayPick) : [...trailsOf(nodes)].filter(mayPick);
  const choices = trails.map((trail) => ({ id: pathOf(trail), label: labelOf(trail), value: pathOf(trail) }));
  return { choices, loading: false };
}
