import type { GoldenNotes } from '../goldenNotes';
import { NOW } from './value';

export const golden: GoldenNotes = {
  sentences: { F157: ['types.date.outside'], F165: ['types.datetime.offStep'] },
  serverOnly: [
    {
      why: 'the client looks at its own clock',
      is: ({ input }) => NOW.has(String(input)),
    },
    {
      why: 'the working calendar of the workspace lies on the server',
      is: ({ error }) => error === 'F158',
    },
  ],
};
