import i18next from 'i18next';
import { afterAll, expect, test } from 'vitest';
import { changeLanguage, currentLanguage, deviceLanguage } from './i18n';

afterAll(() => changeLanguage('en-US'));

test('switching the language changes every text, the page and the next visit', async () => {
  expect(i18next.t('common:action.undo')).toBe('Undo');
  await changeLanguage('zh-CN');
  expect(i18next.t('common:action.undo')).toBe('\u64a4\u9500');
  expect(document.documentElement.lang).toBe('zh-CN');
  expect(currentLanguage()).toBe('zh-CN');
  expect(deviceLanguage()).toBe('zh-CN');
});

test('numbers choose the plural of the language', async () => {
  await changeLanguage('en-US');
  expect(i18next.t('common:time.daysAgo', { count: 1 })).toBe('1 day ago');
  expect(i18next.t('common:time.daysAgo', { count: 3 })).toBe('3 days ago');
});
