/**
 * In charge of what typed words fit: a label that holds them, however cased and however wide, or a name in pinyin of
 * which they are the beginning or the initials. Keys are the pinyin of the label they were first given.
 */

export interface Searched {
  readonly label: string;
  readonly note?: string | undefined;
  /** `ke_hu_deng_ji`; found by `khdj` and `dengji` too. */
  readonly key?: string | undefined;
  /** The pinyin of the label as it is now, where that is known. */
  readonly spelling?: string | undefined;
}

const LATIN = /^[a-z]+$/;

export const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Whether `typed` (folded) begins at a syllable of the pinyin, in full or by initials. */
export function fitsPinyin(key: string, typed: string): boolean {
  if (!LATIN.test(typed)) return false;
  const syllables = key.toLowerCase().split('_');
  return syllables.some((_, i) => {
    const rest = syllables.slice(i);
    return (
      rest.join('').startsWith(typed) ||
      rest
        .map((word) => word.charAt(0))
        .join('')
        .startsWith(typed)
    );
  });
}

/** Those of the entries that fit; all of them when nothing is typed. */
export function matching<E extends Searched>(entries: readonly E[], search: string): E[] {
  const typed = folded(search);
  if (!typed) return [...entries];
  return entries.filter(
    ({ label, note, key, spelling }) =>
      folded(`${label} ${note ?? ''}`).includes(typed) ||
      [spelling, key].some((sound) => sound && fitsPinyin(sound, typed)),
  );
}
