/**
 * In charge of conditions on sealed fields: what they ask for stands neither in the address nor in the browser's
 * history. A token stands there instead; what it means is known to this page alone and forgotten when it closes.
 */
import { type Filter, isGroup, type Leaf } from '../../fields/condition/model';

const meanings = new Map<string, string>();
const TOKEN = 'sealed-';

/** Whether the field at a path is kept encrypted. */
export type IsSealed = (path: string) => boolean;

/** The filter as it may stand in the address. */
export const conceal = (filter: Filter, sealed: IsSealed): Filter =>
  eachLeaf(filter, (leaf) => {
    const { path, value } = leaf;
    return sealed(path) && typeof value === 'string' && value ? { ...leaf, value: tokenOf(value) } : leaf;
  });

/** The filter as it is asked; a condition whose token is unknown here (after a reload) waits for its value. */
export const uncover = (filter: Filter, sealed: IsSealed): Filter =>
  eachLeaf(filter, (leaf) => {
    const { path, value } = leaf;
    return sealed(path) && typeof value === 'string' ? { ...leaf, value: meanings.get(value) ?? null } : leaf;
  });

function tokenOf(value: string): string {
  const known = [...meanings].find(([, meaning]) => meaning === value)?.[0];
  const token = known ?? `${TOKEN}${meanings.size + 1}`;
  meanings.set(token, value);
  return token;
}

const eachLeaf = (filter: Filter, change: (leaf: Leaf) => Leaf): Filter => ({
  ...filter,
  items: filter.items.map((item) => (isGroup(item) ? { ...item, items: item.items.map(change) } : change(item))),
});
