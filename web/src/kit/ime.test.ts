import { expect, test } from 'vitest';
import { isEnter, isEscape, isIme } from './ime';

test('an Enter that confirms a composition is no Enter', () => {
  expect(isEnter({ key: 'Enter' })).toBe(true);
  expect(isEnter({ key: 'Enter', nativeEvent: { isComposing: true } })).toBe(false);
  expect(isEnter({ key: 'Enter', keyCode: 229 })).toBe(false);
});

test('an Escape that drops a composition is no Escape', () => {
  expect(isEscape({ key: 'Escape' })).toBe(true);
  expect(isEscape({ key: 'Escape', isComposing: true })).toBe(false);
});

test('a plain letter is not taken for an input method', () => {
  expect(isIme({ key: 'a', keyCode: 65, isComposing: false })).toBe(false);
});
