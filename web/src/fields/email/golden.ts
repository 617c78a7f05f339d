import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = { sentences: { F130: ['types.email.notEmail'], F131: ['types.email.notAllowed'] } };
