/** In charge of Markdown as words: its marks left out, for a grid and a title. */

/** @example wordsOf('## Terms\n- **30** days') // Terms\n30 days */
export const wordsOf = (source: string): string =>
  source
    .replace(/^```.*$/gm, '')
    .replace(/^\s{0,3}(#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)+(\[[ xX]\]\s+)?/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .replace(/\n{2,}/g, '\n')
    .trim();
