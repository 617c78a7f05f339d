import { describe, expect, test } from 'vitest';
import { textIn, textOf, withText } from './words';

const both = { 'zh-CN': '\u5ba2\u6237', 'en-US': 'Customer' };

describe('words', () => {
  test('fall back to any language rather than to nothing', () => {
    expect(textOf(both, 'en-US')).toBe('Customer');
    expect(textOf({ 'zh-CN': both['zh-CN'] }, 'en-US')).toBe(both['zh-CN']);
    expect(textOf('Customer', 'zh-CN')).toBe('Customer');
    expect(textOf(undefined, 'zh-CN')).toBe('');
  });

  test('that are a bare string belong to the language of the workspace', () => {
    expect(textIn('Customer', 'en-US', 'en-US')).toBe('Customer');
    expect(textIn('Customer', 'zh-CN', 'en-US')).toBe('');
  });

  test('keep the bare string when a second language is added', () => {
    expect(withText('Customer', 'zh-CN', both['zh-CN'], 'en-US')).toEqual(both);
  });

  test('drop a language that is emptied', () => {
    expect(withText(both, 'zh-CN', '', 'zh-CN')).toEqual({ 'en-US': 'Customer' });
  });
});
