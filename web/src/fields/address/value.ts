/** In charge of addresses: a region, the words below it, a postcode; and a whole line split into them. */
import type { RegionBook } from '../region/book';
import type { Trail, TreeNode } from '../tree/nodes';

export interface Address {
  readonly region: string | null;
  readonly text: string;
  readonly postcode: string | null;
}

export const NO_ADDRESS: Address = { region: null, text: '', postcode: null };

/** null for an address that says nothing. */
export const orNothing = (address: Address): Address | null =>
  address.region === null && address.text.trim() === '' && address.postcode === null ? null : address;

export const isPostcode = (text: string): boolean => /^\d{6}$/.test(text);

const SUFFIX = /(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|地区|省|市|区|县|盟|旗)$/;

/** What a region may be called at the beginning of a line, longest first. */
function namesOf({ label }: TreeNode): string[] {
  const short = label.replace(SUFFIX, '');
  return short.length >= 2 && short !== label ? [label, short] : [label];
}

function beginning(line: string, nodes: readonly TreeNode[]): { node: TreeNode; rest: string } | null {
  const named = nodes.flatMap((node) => namesOf(node).map((name) => ({ node, name })));
  const found = named.filter(({ name }) => line.startsWith(name)).sort((a, b) => b.name.length - a.name.length)[0];
  return found ? { node: found.node, rest: line.slice(found.name.length).replace(/^[\s,，/-]+/, '') } : null;
}

/** The longest way of regions that a line begins with; levels may be left out as long as it stays clear. */
function walk(line: string, nodes: readonly TreeNode[]): { trail: Trail; rest: string } {
  const here = beginning(line, nodes);
  if (here) {
    const below = walk(here.rest, here.node.children ?? []);
    return { trail: [here.node, ...below.trail], rest: below.rest };
  }
  // a line that begins with a city: its province goes without saying
  const deeper = nodes.flatMap((node) => {
    const found = beginning(line, node.children ?? []);
    return found ? [{ node, found }] : [];
  });
  const [only] = deeper;
  if (!only || deeper.length > 1) return { trail: [], rest: line };
  const below = walk(only.found.rest, only.found.node.children ?? []);
  return { trail: [only.node, only.found.node, ...below.trail], rest: below.rest };
}

/** A whole line, such as one copied from a letter. */
export function splitLine(line: string, book: RegionBook): Address {
  const folded = line
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/^(中国|中华人民共和国)\s*/, '')
    .trim();
  const postcode = /(?:^|[^\d])(\d{6})(?!\d)/.exec(folded)?.[1] ?? null;
  const bare = postcode ? folded.replace(new RegExp(`(邮编|邮政编码)?[:：]?\\s*${postcode}`), '').trim() : folded;
  const { trail, rest } = walk(bare, book.tree);
  return { region: trail.at(-1)?.key ?? null, text: rest.replace(/[\s,，;；]+$/, ''), postcode };
}

/** The whole address on one line. */
export function lineOf({ region, text, postcode }: Address, book: RegionBook): string {
  const trail = region === null ? null : book.trailTo(region);
  const names = trail ? trail.map(({ label }) => label).join('') : (region ?? '');
  return [names + text, postcode].filter(Boolean).join(' ');
}
