/** In charge of tags: words people give, kept as they are, each once however it is written. */
import type { FieldDescription } from '../../api/types';
import { folded } from '../controls/matching';

/** Longest tag, as the server takes it. */
const TAG_LENGTH = 50;

export const suggestionsOf = ({ settings }: FieldDescription): readonly string[] =>
  Array.isArray(settings.suggestions) ? settings.suggestions.filter((one) => typeof one === 'string') : [];

/** New words may be given, not only those suggested. */
export const takesNew = ({ settings }: FieldDescription): boolean => settings.allow_new !== false;

/** Tags with more behind them; what is there already stays, what is suggested keeps the spelling suggested. */
export function withTags(tags: readonly string[], more: readonly string[], suggested: readonly string[] = []) {
  const sum = [...tags];
  for (const typed of more) {
    const plain = typed.normalize('NFKC').replace(/\t/g, ' ').trim().slice(0, TAG_LENGTH);
    const tag = suggested.find((other) => sameTag(other, plain)) ?? plain;
    if (tag && !isKnown(sum, tag)) sum.push(tag);
  }
  return sum;
}

/** Several tags typed or pasted at once. */
export const splitTags = (text: string): string[] => text.split(/[,，、;；\r\n]+/);

const sameTag = (a: string, b: string) => folded(a) === folded(b);

export const isKnown = (tags: readonly string[], tag: string): boolean => tags.some((other) => sameTag(other, tag));
