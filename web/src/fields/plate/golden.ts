import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = { sentences: { F138: ['types.plate.notPlate'] } };
