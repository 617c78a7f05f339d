import type { GoldenNotes } from '../goldenNotes';

export const golden: GoldenNotes = {
  sentences: { F155: ['types.bool.notBool'], F156: ['types.bool.mustAgree'] },
};
