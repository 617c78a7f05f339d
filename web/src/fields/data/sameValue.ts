/** In charge of telling whether two values are the same: pointers by what they point to, everything else in depth. */

type Members = Readonly<Record<string, unknown>>;

/** What a pointer carries besides its id says how the thing is called, not which one it is. */
const NAMING = new Set(['id', 'name', 'title', 'type', 'size', 'by', 'at']);

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPointer = (value: unknown): value is Members & { id: unknown } =>
  isMembers(value) && 'id' in value && Object.keys(value).every((key) => NAMING.has(key));

/** Absent, null and an empty list are all nothing. */
const present = (value: unknown): unknown =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? null : value;

export function sameValue(a: unknown, b: unknown): boolean {
  const [one, other] = [present(a), present(b)];
  if (Object.is(one, other)) return true;
  if (isPointer(one) || isPointer(other)) return idOf(one) === idOf(other);
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, i) => sameValue(item, other[i]));
  }
  return isMembers(one) && isMembers(other) && sameMembers(one, other);
}

const idOf = (value: unknown): unknown => (isMembers(value) ? value.id : value);

function sameMembers(one: Members, other: Members): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => sameValue(one[key], other[key]));
}
