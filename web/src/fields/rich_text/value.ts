/** In charge of formatted text as words: what a grid, a title and a filter say of clean HTML. */

const BLOCK_END = /<\/(p|div|h[1-6]|li|tr|blockquote|pre)>|<br\s*\/?>|<hr\s*\/?>/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** The words of clean HTML, a line a block; without a parser, because thousands of cells ask. */
export function plainOf(html: string): string {
  return html
    .replace(BLOCK_END, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => NAMED[name] ?? whole)
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** Without words there is nothing. */
export const isNothing = (html: string): boolean => plainOf(html) === '';
