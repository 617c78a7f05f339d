/** In charge of the tree of a cascader: as the server describes it (a path of keys per node), and as it is designed. */
import type { FieldDescription, OptionBody, OptionDescription, Words } from '../../api/types';
import { textOf } from '../../kit/words';
import { type Trail, type TreeNode, trailOf } from '../tree/nodes';

/** A node under design. */
export interface Branch extends OptionBody {
  children?: Branch[];
}

interface Growing extends TreeNode {
  children: Growing[];
}

const trees = new WeakMap<readonly OptionDescription[], readonly TreeNode[]>();

/** The tree of a field; retired nodes included. */
export function treeOf({ options = [] }: FieldDescription, language: string): readonly TreeNode[] {
  const known = trees.get(options) ?? grown(options, language);
  trees.set(options, known);
  return known;
}

/** Parents come before their children; a node's label is the last of its path of labels. */
function grown(options: readonly OptionDescription[], language: string): readonly TreeNode[] {
  const nodes = new Map<string, Growing>();
  const top: Growing[] = [];
  for (const option of options) {
    const cut = option.key.lastIndexOf('/');
    const label = textOf(option.label, language);
    const node: Growing = {
      key: option.key.slice(cut + 1),
      label: cut < 0 ? label : (label.split('/').at(-1) ?? label),
      retired: option.retired,
      children: ((option as Branch).children ?? []).map((child) => ofBranch(child, language)),
    };
    nodes.set(option.key, node);
    (nodes.get(option.key.slice(0, Math.max(0, cut)))?.children ?? top).push(node);
  }
  return top;
}

const ofBranch = ({ key, label, retired, children = [] }: Branch, language: string): Growing => ({
  key,
  label: textOf(label as Words, language),
  retired,
  children: children.map((child) => ofBranch(child, language)),
});

export const pathOf = (trail: Trail): string => trail.map(({ key }) => key).join('/');

export const trailTo = (nodes: readonly TreeNode[], path: string): Trail | null => trailOf(nodes, path.split('/'));
