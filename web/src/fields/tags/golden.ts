import { mostOf } from '../controls/many';
import type { GoldenNotes } from '../goldenNotes';
import { splitTags, suggestionsOf, takesNew, withTags } from './value';

export const golden: GoldenNotes = {
  // A chip is made of what is typed or pasted, several of them where the text holds several.
  read: (text, { settings = {} }) => {
    const field = { settings } as never;
    const known = suggestionsOf(field);
    const tags = withTags([], splitTags(text), known);
    const fresh = tags.filter((tag) => !known.includes(tag));
    if (!takesNew(field) && fresh.length > 0) return { ok: false, message: 'types.tags.notOffered' };
    const most = mostOf({ settings });
    if (most !== null && tags.length > most) return { ok: false, message: 'choice.full' };
    return { ok: true, value: tags.length > 0 ? tags : null };
  },
  sentences: { F151: ['choice.full'], F153: ['types.tags.notOffered'] },
  serverOnly: [
    { why: 'a tag is cut to its longest length while it is typed', is: ({ error }) => error === 'F102' },
    { why: 'characters that cannot be kept are refused when the record is saved', is: ({ error }) => error === 'F112' },
  ],
};
