import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = { sentences: { F135: ['types.mobile.notMobile'] } };
