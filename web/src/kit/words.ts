/** Labels inside definition bodies: a bare string, or a text per language. */
import type { Words } from '../api/types';

/** The text in `language`, else any text there is, else empty. */
export function textOf(words: Words | undefined, language: string): string {
  if (words === undefined) return '';
  if (typeof words === 'string') return words;
  return words[language] || Object.values(words).find(Boolean) || '';
}

/** The same words with one language changed; a bare string is first given to `base`. */
export function withText(words: Words | undefined, language: string, text: string, base: string): Words {
  const known = typeof words === 'string' ? { [base]: words } : { ...words };
  const next = { ...known, [language]: text };
  for (const [name, value] of Object.entries(next)) if (!value) delete next[name];
  return next;
}
