/** In charge of a tree as lines: indented by tabs or spaces, or as whole paths with a slash between the levels. */
import type { Words } from '../../api/types';
import { textOf, withText } from '../../kit/words';
import { folded } from '../controls/matching';
import type { Branch } from './branches';

export const DEEPEST = 8;
export const MOST_NODES = 10_000;

/** Paths of labels, one a line. */
export function readOutline(text: string): string[][] {
  const paths: string[][] = [];
  const indents: number[] = [];
  let way: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (!line.trim()) continue;
    const parts = line
      .trim()
      .split(/[/>\t]+/)
      .map((part) => part.trim())
      .filter(Boolean);
    const indent = /^[ \t\u3000]*/.exec(line)?.[0].replace(/\t/g, '    ').length ?? 0;
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
    way = [...way.slice(0, indents.length), ...parts];
    indents.push(indent);
    paths.push(way.slice(0, DEEPEST));
    way = way.slice(0, indents.length);
  }
  return paths;
}

export const countOf = (branches: readonly Branch[]): number =>
  branches.reduce((sum, { children = [] }) => sum + 1 + countOf(children), 0);

interface Naming {
  language: string;
  /** Language of a bare label. */
  base: string;
}

/** The tree with every path in it; what is there already is not doubled. @returns also how many were new. */
export function withPaths(
  branches: readonly Branch[],
  paths: readonly (readonly string[])[],
  { language, base }: Naming,
): { branches: Branch[]; added: number } {
  const tree = structuredClone([...branches]) as Branch[];
  let room = MOST_NODES - countOf(tree);
  let added = 0;
  const index = new Map<Branch[], Map<string, Branch>>();
  const namesOf = (level: Branch[]) => {
    const known = index.get(level) ?? new Map(level.map((one) => [folded(textOf(one.label, language)), one]));
    index.set(level, known);
    return known;
  };
  for (const path of paths) {
    let level = tree;
    for (const label of path) {
      const names = namesOf(level);
      let node = names.get(folded(label));
      if (!node) {
        if (room-- <= 0) return { branches: tree, added };
        node = { key: freeKey(level), label: withText('' as Words, language, label, base), color: '', retired: false };
        level.push(node);
        names.set(folded(label), node);
        added++;
      }
      node.children ??= [];
      level = node.children;
    }
  }
  return { branches: tree, added };
}

/** A key that no neighbour has. */
export function freeKey(level: readonly { key: string }[]): string {
  const taken = new Set(level.map(({ key }) => key));
  let number = level.length + 1;
  while (taken.has(`n${number}`)) number++;
  return `n${number}`;
}
