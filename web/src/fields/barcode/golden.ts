import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = {
  sentences: { F139: ['types.barcode.notCode128'], F140: ['types.barcode.digits'], F141: ['types.barcode.misspelt'] },
};
