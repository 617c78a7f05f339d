import type { GoldenNotes } from '../goldenNotes';
import { compareNumbers } from '../number/value';
import type { Money } from './value';

export const golden: GoldenNotes = {
  sentences: { F176: ['types.money.otherCurrency'] },
  // The server pads to the places of the column; the amount is the same.
  compare: (read, json) => {
    const [mine, theirs] = [read as Money, json as Money];
    return mine.currency === theirs.currency && compareNumbers(mine.amount, theirs.amount) === 0;
  },
};
