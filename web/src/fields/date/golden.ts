import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = {
  sentences: { F157: ['types.date.outside'] },
  serverOnly: [
    {
      why: 'the working calendar of the workspace lies on the server',
      is: ({ error }) => error === 'F158',
    },
  ],
};
