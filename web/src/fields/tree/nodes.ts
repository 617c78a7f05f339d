/** In charge of trees to choose from: branches and leaves, the way down to one, and search across all ways. */
import { fitsPinyin, folded } from '../controls/matching';

export interface TreeNode {
  /** Unique among its neighbours. */
  readonly key: string;
  readonly label: string;
  /** Other words it is found by, such as its pinyin; `_` between syllables. */
  readonly pinyin?: string;
  /** Still shown where records hold it, not offered any more. */
  readonly retired?: boolean;
  readonly children?: readonly TreeNode[];
}

/** From the top down to one node. */
export type Trail = readonly TreeNode[];

const FOUND_LIMIT = 200;
export const BETWEEN = ' / ';

export const isBranch = (node: TreeNode): boolean => (node.children?.length ?? 0) > 0;

export const labelOf = (trail: Trail): string => trail.map(({ label }) => label).join(BETWEEN);

/** The way along keys; null when it leads nowhere. */
export function trailOf(nodes: readonly TreeNode[], keys: readonly string[]): Trail | null {
  let level: readonly TreeNode[] = nodes;
  const trail: TreeNode[] = [];
  for (const key of keys) {
    const node = level.find((other) => other.key === key);
    if (!node) return null;
    trail.push(node);
    level = node.children ?? [];
  }
  return trail.length > 0 ? trail : null;
}

/** All ways, parents before their children. */
export function* trailsOf(nodes: readonly TreeNode[], above: Trail = []): Generator<Trail> {
  for (const node of nodes) {
    const trail = [...above, node];
    yield trail;
    yield* trailsOf(node.children ?? [], trail);
  }
}

/** The tree without what is retired, nor what stands below it. */
export function living(nodes: readonly TreeNode[]): readonly TreeNode[] {
  return nodes.flatMap((node) => {
    if (node.retired) return [];
    return [node.children ? { ...node, children: living(node.children) } : node];
  });
}

/** Ways whose last node fits what is typed, or that hold it when it names several levels; closest first. */
export function findTrails(nodes: readonly TreeNode[], search: string, mayPick: (trail: Trail) => boolean): Trail[] {
  const typed = folded(search).replace(/[\s/>]+/g, '');
  const found: [number, Trail][] = [];
  for (const trail of trailsOf(nodes)) {
    const rank = rankOf(trail, typed);
    if (rank < 3 && mayPick(trail)) found.push([rank, trail]);
  }
  return found
    .sort(([a], [b]) => a - b)
    .slice(0, FOUND_LIMIT)
    .map(([, trail]) => trail);
}

/** 0 begins with it · 1 holds it or its pinyin does · 2 the whole way holds it · 3 does not fit. */
function rankOf(trail: Trail, typed: string): number {
  const node = trail.at(-1);
  if (!node) return 3;
  const label = folded(node.label);
  if (label.startsWith(typed)) return 0;
  if (label.includes(typed) || fitsPinyin(node.pinyin ?? node.key, typed)) return 1;
  return folded(trail.map((one) => one.label).join('')).includes(typed) ? 2 : 3;
}
