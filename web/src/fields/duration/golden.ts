import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = { sentences: { F166: ['types.duration.notDuration'] } };
