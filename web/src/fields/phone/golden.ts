import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = { sentences: { F134: ['types.phone.notPhone'] } };
