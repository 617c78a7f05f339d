import { expect, test } from 'vitest';
import { passwordStrength } from './password';

test.each([
  ['', 0],
  ['short', 1],
  ['aaaaaaaaaaaaaaaaaaaa', 2],
  ['abcdefghij', 2],
  ['abcdefgh12X', 3],
  ['correct horse battery', 4],
])('%s is of strength %i', (password, strength) => {
  expect(passwordStrength(password)).toBe(strength);
});
