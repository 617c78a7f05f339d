import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = {
  sentences: { F148: ['sealed.mask'] },
  // Nothing of what is sent comes back.
  compare: (read) => typeof read === 'string',
};
