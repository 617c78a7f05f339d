import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = {
  sentences: { F136: ['types.credit_code.notShaped'], F137: ['types.credit_code.misspelt'] },
};
