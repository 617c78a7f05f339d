/**
 * In charge of a filter and a sort as text in the address bar, short enough to read and to send to a colleague.
 *
 * `level.in(a,b)*amount.ge(500000)*any(city.eq(Suzhou)*city.empty())`: conditions joined by `*` hold together, after
 * a leading `any:` one of them is enough; `any(…)` and `all(…)` are groups. `~` quotes the character after it.
 */
import { type Filter, type Group, isGroup, isMany, isSpan, type Leaf, type LeafValue, type Span } from './model';

export interface SortKey {
  readonly field: string;
  readonly desc: boolean;
}

const UNITS = ['day', 'week', 'month', 'quarter', 'year'];
const PATH = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;

/** @returns the empty string for a filter without conditions. */
export function encodeFilter(filter: Filter): string {
  const text = filter.items.map((item) => (isGroup(item) ? encodeGroup(item) : encodeLeaf(item))).join('*');
  return text && filter.join === 'or' ? `any:${text}` : text;
}

const encodeGroup = ({ join, items }: Group) => `${join === 'or' ? 'any' : 'all'}(${items.map(encodeLeaf).join('*')})`;
const encodeLeaf = ({ path, op, value }: Leaf) => `${path}.${op}(${encodeValue(value)})`;

function encodeValue(value: LeafValue): string {
  if (value === null) return '';
  if (isSpan(value)) return `@${value.unit},${value.from},${value.to}`;
  // A list says so with a leading comma, so that one value and a list of one stay different.
  if (isMany(value)) return value.map((item) => `,${quote(item)}`).join('') || ',~0';
  return value === '' ? '~e' : quote(value);
}

const quote = (text: string) => text.replace(/[~(),*@]/g, '~$&');

/** Read what `encodeFilter` wrote; null when the text is not of its making (an old or mistyped link). */
export function decodeFilter(text: string): Filter | null {
  const anyOf = text.startsWith('any:');
  const body = anyOf ? text.slice(4) : text;
  const items = body ? split(body, '*').map(decodeItem) : [];
  return items.every((item) => item !== null) ? { join: anyOf ? 'or' : 'and', items } : null;
}

function decodeItem(text: string): Leaf | Group | null {
  const [, word, inside] = /^(any|all)\((.*)\)$/s.exec(text) ?? [];
  if (word === undefined || inside === undefined) return decodeLeaf(text);
  const items = split(inside, '*').map(decodeLeaf);
  return items.every((item) => item !== null) ? { join: word === 'any' ? 'or' : 'and', items } : null;
}

function decodeLeaf(text: string): Leaf | null {
  const open = text.indexOf('(');
  if (open < 0 || !text.endsWith(')')) return null;
  const [path, op] = splitLast(text.slice(0, open));
  const value = decodeValue(text.slice(open + 1, -1));
  return PATH.test(path) && /^[a-z_]+$/.test(op) && value !== undefined ? { path, op, value } : null;
}

function splitLast(text: string): [string, string] {
  const dot = text.lastIndexOf('.');
  return [text.slice(0, Math.max(0, dot)), text.slice(dot + 1)];
}

function decodeValue(text: string): LeafValue | undefined {
  if (text === '') return null;
  if (text === '~e') return '';
  if (text === ',~0') return [];
  if (text.startsWith('@')) return decodeSpan(text.slice(1).split(','));
  if (text.startsWith(',')) return split(text.slice(1), ',').map(unquote);
  return unquote(text);
}

function decodeSpan([unit = '', from, to]: string[]): Span | undefined {
  const whole = [Number(from), Number(to)] as const;
  if (!UNITS.includes(unit) || !whole.every(Number.isInteger)) return undefined;
  return { unit: unit as Span['unit'], from: whole[0], to: whole[1] };
}

const unquote = (text: string) => text.replace(/~(.)/gs, '$1');

/** Split at `mark`, but neither behind a `~` nor inside parentheses. */
function split(text: string, mark: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    if (letter === mark && depth === 0) {
      parts.push('');
      continue;
    }
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    const taken = letter === '~' ? letter + text.charAt(++i) : letter;
    parts[parts.length - 1] += taken;
  }
  return parts;
}

/** `-signed_on,name`: newest first, then by name. */
export function encodeSort(sort: readonly SortKey[]): string {
  return sort.map(({ field, desc }) => (desc ? `-${field}` : field)).join(',');
}

export function decodeSort(text: string): SortKey[] {
  return text
    .split(',')
    .filter((part) => PATH.test(part.replace(/^-/, '')))
    .map((part) => ({ field: part.replace(/^-/, ''), desc: part.startsWith('-') }));
}
