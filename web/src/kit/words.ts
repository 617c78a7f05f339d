/** Labels inside definition bodies: a bare string (in the workspace's language), or a text per language. */
import type { Words } from '../api/types';

/** The text in `language`, else any text there is, else empty. */
export function textOf(words: Words | undefined, language: string): string {
  if (words === undefined) return '';
  if (typeof words === 'string') return words;
  return words[language] || Object.values(words).find(Boolean) || '';
}

/** Exactly the text in `language`, empty when there is none; `base` is the language of a bare string. */
export function textIn(words: Words, language: string, base: string): string {
  if (typeof words === 'string') return language === base ? words : '';
  return words[language] ?? '';
}

/**
 * The same words with one language changed.
 *
 * @example withText('Level', 'zh-CN', '级别', 'en-US') // { 'en-US': 'Level', 'zh-CN': '级别' }
 */
export function withText(words: Words, language: string, text: string, base: string): Words {
  const known = typeof words === 'string' ? { [base]: words } : words;
  return Object.fromEntries(Object.entries({ ...known, [language]: text }).filter(([, value]) => value !== ''));
}
