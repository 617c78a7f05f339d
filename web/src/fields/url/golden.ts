import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = { sentences: { F133: ['types.url.notUrl'] } };
