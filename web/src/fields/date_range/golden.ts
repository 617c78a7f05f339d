import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = {
  sentences: {
    F160: ['types.date_range.notRange'],
    F161: ['types.date_range.backwards'],
    F162: ['types.date_range.tooLong'],
  },
};
