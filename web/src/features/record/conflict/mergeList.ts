/** In charge of two changes of one list: what each added, took away, moved, and changed inside of its items. Pure. */
import { sameValue } from '../../../fields/data/sameValue';

type Item = unknown;
type Members = Readonly<Record<string, unknown>>;

const isMembers = (item: Item): item is Members => typeof item === 'object' && item !== null;

/** Names an item among those of its list; a line that is new has no id yet and is itself. */
const nameOf = (item: Item): string =>
  isMembers(item) && item.id != null ? `#${String(item.id)}` : JSON.stringify(item);

interface Sides {
  readonly base: ReadonlyMap<string, Item>;
  readonly mine: ReadonlyMap<string, Item>;
  readonly theirs: ReadonlyMap<string, Item>;
}

const byName = (items: readonly Item[]) => new Map(items.map((item) => [nameOf(item), item]));

/** Both lists in one; null when a person has to decide. */
export function mergeList(
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
): readonly Item[] | null {
  const sides = { base: byName(base), mine: byName(mine), theirs: byName(theirs) };
  const order = orderOf(sides);
  if (!order) return null;
  const items: Item[] = [];
  for (const name of order) {
    const together = itemOf(sides, name);
    if (together === null) return null;
    items.push(...together);
  }
  return items;
}

/** The item under a name: none when one side took it away; null when it has to be decided. */
function itemOf({ base, mine, theirs }: Sides, name: string): readonly Item[] | null {
  const [was, own, their] = [base.get(name), mine.get(name), theirs.get(name)];
  if (was === undefined) return [own ?? their];
  if (own === undefined && their === undefined) return [];
  if (own === undefined) return sameValue(was, their) ? [] : null;
  if (their === undefined) return sameValue(was, own) ? [] : null;
  const together = membersOf(was, own, their);
  return together === null ? null : [together];
}

/** One line that both may have changed, value by value; null when they changed the same to different ones. */
function membersOf(was: Item, own: Item, their: Item): Item | null {
  if (sameValue(was, own)) return their;
  if (sameValue(was, their) || sameValue(own, their)) return own;
  if (!isMembers(was) || !isMembers(own) || !isMembers(their)) return null;
  const together: Record<string, unknown> = { ...their };
  for (const key of Object.keys(own)) {
    if (sameValue(own[key], was[key]) || sameValue(own[key], their[key])) continue;
    if (!sameValue(their[key], was[key])) return null;
    together[key] = own[key];
  }
  return together;
}

/** All names in one order; null when both moved what they share, to different places. */
function orderOf({ base, mine, theirs }: Sides): readonly string[] | null {
  const shared = [...base.keys()].filter((name) => mine.has(name) && theirs.has(name));
  const among = (side: ReadonlyMap<string, Item>) =>
    [...side.keys()].filter((name) => shared.includes(name)).join('\n');
  const [was, own, their] = [shared.join('\n'), among(mine), among(theirs)];
  if (own !== was && their !== was && own !== their) return null;
  const [lead, other] = own !== was ? [mine, theirs] : [theirs, mine];
  return [...lead.keys(), ...[...other.keys()].filter((name) => !lead.has(name))];
}
