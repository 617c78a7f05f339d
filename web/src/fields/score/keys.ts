/** A key that none of the things has: what is asked is told apart by it, it is shown nowhere. */
export function freeKey(things: readonly { key: string }[], letter: string): string {
  const taken = new Set(things.map(({ key }) => key));
  let number = things.length + 1;
  while (taken.has(`${letter}${number}`)) number++;
  return `${letter}${number}`;
}
