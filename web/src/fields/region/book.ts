/**
 * In charge of the regions of the country: read once from the server, then known everywhere without asking again, so
 * that a cell can name the code it holds.
 */
import { useSyncExternalStore } from 'react';
import { api } from '../../api/client';
import { type Trail, type TreeNode, trailOf } from '../tree/nodes';

/** A region as the server lists it; provinces end in `0000`, cities in `00`. */
export interface Region {
  readonly code: string;
  readonly name: string;
  /** Syllables between spaces. */
  readonly pinyin?: string;
  /** Not a region any more; still shown where records hold it. */
  readonly retired?: boolean;
}

export type Depth = 'province' | 'city' | 'district';

export interface RegionBook {
  readonly tree: readonly TreeNode[];
  /** The way to a code; null for one that is unknown. */
  trailTo(code: string): Trail | null;
}

interface Growing extends TreeNode {
  children: Growing[];
}

/** The code a region lies in, nearest first. */
const aboveOf = (code: string): string[] =>
  [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].filter((above) => above !== code);

export function bookOf(regions: readonly Region[]): RegionBook {
  const nodes = new Map<string, Growing>();
  const top: Growing[] = [];
  for (const { code, name, pinyin, retired } of [...regions].sort((a, b) => a.code.localeCompare(b.code))) {
    const node: Growing = {
      key: code,
      label: name,
      pinyin: (pinyin ?? '').replaceAll(' ', '_'),
      retired: retired ?? false,
      children: [],
    };
    nodes.set(code, node);
    const above = aboveOf(code).find((other) => nodes.has(other));
    (above ? (nodes.get(above)?.children ?? top) : top).push(node);
  }
  const keysOf = (code: string) => [...aboveOf(code).filter((above) => nodes.has(above)), code].sort();
  return { tree: top, trailTo: (code) => (nodes.has(code) ? trailOf(top, keysOf(code)) : null) };
}

const EMPTY: RegionBook = { tree: [], trailTo: () => null };
let book: RegionBook = EMPTY;
let _reading: Promise<void> | null = null;
const listeners = new Set<() => void>();

async function read(): Promise<void> {
  const { regions } = await api.get<{ regions: Region[] }>('/regions');
  book = bookOf(regions);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (book === EMPTY) {
    // whoever looks next asks again
    _reading ??= read()
      .catch(() => undefined)
      .finally(() => {
        _reading = null;
      });
  }
  return () => listeners.delete(listener);
}

/** All of it, read now if it has not been. */
export async function readRegions(): Promise<RegionBook> {
  if (book === EMPTY) await read();
  return book;
}

/** As far as it has been read; empty at first. */
export const knownRegions = (): RegionBook => book;

export function useRegions(): RegionBook {
  return useSyncExternalStore(subscribe, knownRegions);
}

const LEVEL: Record<Depth, number> = { province: 1, city: 2, district: 3 };
/** Provinces that are one city: what lies in them are districts. */
const MUNICIPAL = new Set(['11', '12', '31', '50', '81', '82']);

/** The tree down to a depth. A district that its province rules directly counts as a city. */
export function downTo(nodes: readonly TreeNode[], depth: Depth): readonly TreeNode[] {
  const fits = ({ key, retired }: TreeNode, directly: boolean) =>
    !retired && levelOf(key) - (directly && !MUNICIPAL.has(key.slice(0, 2)) ? 1 : 0) <= LEVEL[depth];
  const cut = (level: readonly TreeNode[], above: TreeNode | null): readonly TreeNode[] =>
    level
      .filter((node) => fits(node, above !== null && levelOf(node.key) === 3 && levelOf(above.key) === 1))
      .map((node) => ({ ...node, children: cut(node.children ?? [], node) }));
  return cut(nodes, null);
}

/** 1 province · 2 city · 3 district. */
const levelOf = (code: string): number => (code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3);

export const depthOf = (settings: Readonly<Record<string, unknown>>): Depth =>
  settings.depth === 'province' || settings.depth === 'city' ? settings.depth : 'district';
