/** The rooms of the shell with real data: palette, shortcuts, navigation editor, work calendar, every main page by axe. */
import { expect, test } from '@playwright/test';
import { type Server, startServer } from './server';
import { ADMIN, expectAccessible, setUp } from './session';

const PAGES = [
  '/',
  '/build',
  '/jobs',
  '/batches',
  '/recycle-bin',
  '/search',
  '/settings/account',
  '/settings/company',
  '/settings/people',
  '/settings/departments',
  '/settings/calendar',
];

let server: Server;
test.use({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
test.beforeAll(async ({ playwright }) => {
  server = await startServer();
  const request = await playwright.request.newContext();
  await setUp(request, server.url, 'en-US');
  await request.dispose();
});
test.afterAll(() => server.stop());

test.beforeEach(async ({ page }) => {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('Mobile number or email').fill(ADMIN.login);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Start here')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`no main page has a serious accessibility finding in ${theme}`, async ({ page }) => {
    await page.evaluate((choice) => window.localStorage.setItem('tenon.theme', choice), theme);
    await page.request.patch(`${server.url}/api/v1/me`, {
      headers: {
        Origin: server.url,
        'X-CSRF-Token': (await (await page.request.get(`${server.url}/api/v1/me`)).json()).csrf,
      },
      data: { theme },
    });
    for (const path of PAGES) {
      await page.goto(server.url + path);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await expectAccessible(page);
    }
  });
}

test('the palette goes to a page, and Enter that confirms a composition does not', async ({ page }) => {
  await page.keyboard.press('Control+k');
  const input = page.getByRole('combobox');
  await input.fill('recycle');
  await input.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true });
  await expect(input).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/recycle-bin/);
});

test('letters go to places, and a question mark shows them all', async ({ page }) => {
  await page.keyboard.press('g');
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/jobs/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the language changes every word at once and stays after a reload', async ({ page }) => {
  await page.getByRole('button', { name: ADMIN.name }).click();
  await page.getByRole('menuitemradio', { name: '\u4e2d\u6587' }).click();
  await expect(page.getByRole('link', { name: '\u5de5\u4f5c\u53f0' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: '\u5de5\u4f5c\u53f0' })).toBeVisible();
  await page.getByRole('button', { name: ADMIN.name }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('link', { name: 'Workbench' })).toBeVisible();
});

test('an option set is drafted, undone, published, seen in its history and rolled back', async ({ page }) => {
  await page.goto(`${server.url}/build`);
  await page.getByRole('button', { name: 'New option set' }).click();
  await page.getByLabel('Name').fill('Customer level');
  await page.getByRole('button', { name: 'Create and add options' }).click();
  const add = page.getByLabel('Add an option, Enter for the next');
  for (const option of ['Key', 'Regular', 'Watch']) {
    await add.fill(option);
    await add.press('Enter');
    await expect(page.getByRole('button', { name: `Move ${option}` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Move Watch' })).toHaveCount(0);
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await publish(page);
  await add.fill('Former');
  await add.press('Enter');
  await expect(page.getByRole('button', { name: 'Move Former' })).toBeVisible();
  await expectAccessible(page);
  await publish(page);
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('heading', { name: 'Version 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Go back to it' }).click();
  await page.getByRole('button', { name: 'Go back to version 1' }).click();
  await expect(page.getByRole('heading', { name: 'Version 3' })).toBeVisible();
  await expectAccessible(page);
});

test('a holiday is added by the keyboard and published', async ({ page }) => {
  await page.goto(`${server.url}/settings/calendar`);
  const day = page.locator('[data-day="2026-06-01"]');
  await day.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-day="2026-06-02"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-day="2026-06-02"]')).toHaveAccessibleName(/holiday/);
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await publish(page);
});

async function publish(page: import('@playwright/test').Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('What changes')).toBeVisible();
  await sheet.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/is published/).last()).toBeVisible();
  await expect(sheet).toHaveCount(0);
}
