import type { GoldenNotes } from '../goldenNotes';
import { maskOf, type Secret } from '../sealed/value';

export const golden: GoldenNotes = {
  sentences: {
    F132: ['read.lostDigits'],
    F147: ['types.bank_card.form', 'read.tooLong'],
    F148: ['sealed.mask'],
    F149: ['types.bank_card.check'],
  },
  // Only the mask of what is sent comes back.
  compare: (read, json) => {
    const mask = maskOf(json as Secret);
    return typeof read === 'string' && String(read).endsWith(mask.slice(-4));
  },
};
