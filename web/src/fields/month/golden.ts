import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = {
  sentences: { F157: ['types.date.outside'], F159: ['types.month.notMonth'] },
};
