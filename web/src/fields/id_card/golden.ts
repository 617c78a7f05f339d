import type { GoldenNotes } from '../goldenNotes';
import { maskOf, type Secret } from '../sealed/value';

export const golden: GoldenNotes = {
  sentences: {
    F142: ['types.id_card.form', 'read.tooLong'],
    F143: ['types.id_card.old'],
    F144: ['types.id_card.region'],
    F145: ['types.id_card.birthday'],
    F146: ['types.id_card.check'],
    F148: ['sealed.mask'],
  },
  // Only the mask of what is sent comes back.
  compare: (read, json) => {
    const mask = maskOf(json as Secret);
    return typeof read === 'string' && String(read).endsWith(mask.slice(-4));
  },
};
