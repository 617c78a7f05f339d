import type { GoldenNotes } from '../goldenNotes';
import { compareNumbers } from '../number/value';

export const golden: GoldenNotes = {
  sentences: { F154: ['types.slider.offStep'] },
  // The server pads to the places of the column; the amount is the same.
  compare: (read, json) => compareNumbers(String(read), String(json)) === 0,
};
