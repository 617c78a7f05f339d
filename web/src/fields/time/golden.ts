import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = {
  sentences: {
    F157: ['types.date.outside'],
    F163: ['types.time.notTime'],
    F165: ['types.datetime.offStep'],
  },
};
