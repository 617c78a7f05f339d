import type { GoldenNotes } from '../goldenNotes';
import { FORM_KEYS } from './value';

export const golden: GoldenNotes = { sentences: { F113: FORM_KEYS.map((form) => `types.text.only.${form}`) } };
