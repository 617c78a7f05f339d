import type { GoldenNotes } from '../goldenNotes';
import { compareNumbers } from './value';

export const golden: GoldenNotes = {
  defaults: { decimals: 0, min: null, max: null, unit: '' },
  // The server pads to the places of the column; the amount is the same.
  compare: (read, json) => compareNumbers(String(read), String(json)) === 0,
};
