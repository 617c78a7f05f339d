/**
 * The first five minutes: from an empty folder to working with the records of one's own file. In Chinese it is what an
 * old ERP exports, in English a workbook with a merged header; 10 000 customers of 20 columns each, found, put into
 * groups, kept as a view, changed and exported. It prints how long that took. `TENON_LOOK=<folder>` keeps pictures, those of
 * docs/tutorials/first-five-minutes.md among them.
 */
import { type Browser, expect, type Page, test } from '@playwright/test';
import { customersCsv, customersXlsx } from './customers';
import { type Language, speaker } from './journey';
import { startServer } from './server';

const CUSTOMERS = 10_000;
const WORK_MS = 90_000;
const FIVE_MINUTES = 300_000;
const PERSON = { login: 'lin@hengmu.example', password: 'correct horse battery' };
const WORDS = {
  'zh-CN': {
    company: '衡木机电',
    person: '林知远',
    object: '客户',
    find: 'yunshan',
    found: '云杉',
    group: '行业',
    figure: '年营业额（万元）',
    view: '按行业看',
  },
  'en-US': {
    company: 'Hengmu Works',
    person: 'Lin Zhiyuan',
    object: 'Customer',
    find: 'spruce',
    found: 'Spruce',
    group: 'Industry',
    figure: 'Revenue',
    view: 'By industry',
  },
} as const;
/** Where the number of employees stands among the columns that a new list shows, and what it becomes. */
const STAFF = { column: 6, becomes: '520' };

for (const language of ['zh-CN', 'en-US'] as const) {
  test(`within five minutes a stranger works with the records of their own file (${language})`, async ({ browser }) => {
    test.setTimeout(FIVE_MINUTES);
    const begun = Date.now();
    const server = await startServer();
    try {
      const page = await open(browser, server.url, language);
      await bring(page, language);
      await work(page, language);
    } finally {
      await server.stop();
    }
    const seconds = Math.round((Date.now() - begun) / 1000);
    process.stdout.write(`working-day ${language}: ${seconds} s from an empty folder to the records of a file\n`);
    expect(seconds * 1000).toBeLessThan(FIVE_MINUTES);
  });
}

async function bring(page: Page, language: Language): Promise<void> {
  const say = speaker(language);
  const own = WORDS[language];
  const look = (name: string) => keep(page, `${name}-${language.slice(0, 2)}`);

  await page.getByLabel(say('setup', 'company')).fill(own.company);
  await page.getByLabel(say('setup', 'name'), { exact: true }).fill(own.person);
  await page.getByLabel(say('setup', 'login')).fill(PERSON.login);
  await page.getByLabel(say('setup', 'password'), { exact: true }).fill(PERSON.password);
  await page.getByRole('radio', { name: say('setup', 'file') }).check();
  await page.getByRole('button', { name: say('setup', 'create') }).click();

  const dialog = page.getByRole('dialog');
  await dialog
    .locator('input[type=file]')
    .setInputFiles(language === 'zh-CN' ? customersCsv(CUSTOMERS) : customersXlsx(CUSTOMERS));
  await expect(dialog.getByRole('listitem')).toHaveCount(20, { timeout: WORK_MS });
  await look('day-fields');
  await dialog.getByRole('textbox').first().fill(own.object);
  await dialog.getByRole('button', { name: say('definitions', 'file.create') }).click();

  await page.waitForURL('**/import/*/*');
  await page.locator('footer').getByRole('button').first().click();
  const begin = page.getByRole('button', { name: words(say('imports', 'start_other')) });
  await expect(begin).toBeVisible({ timeout: WORK_MS });
  await look('day-check');
  await begin.click();
  await page.getByRole('link', { name: words(say('imports', 'result.look')) }).click({ timeout: WORK_MS });

  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row').nth(3)).toContainText(/\d{5}/, { timeout: WORK_MS });
}

/** The list is searched, put into groups with a sum, kept as a view, changed in place, and leaves as a workbook. */
async function work(page: Page, language: Language): Promise<void> {
  const say = speaker(language);
  const own = WORDS[language];
  const grid = page.getByRole('grid');
  const find = page.getByRole('searchbox');
  await find.fill(own.find);
  await expect(grid.getByRole('row').nth(1)).toContainText(own.found);
  await keep(page, `day-found-${language.slice(0, 2)}`);
  await find.fill('');

  await page.getByRole('button', { name: say('fields', 'filter.group'), exact: true }).click();
  await page.getByRole('option', { name: own.group, exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: new RegExp(`^${say('list', 'columns.button')}`) }).click();
  await page.getByRole('button', { name: say('list', 'figure.of', { label: own.figure }) }).click();
  await page.getByRole('menuitemradio', { name: say('list', 'figure.sum'), exact: true }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: say('list', 'view.saveNew'), exact: true }).click();
  await page.getByLabel(say('list', 'view.name'), { exact: true }).fill(own.view);
  await page.keyboard.press('Enter');
  const tab = page.getByRole('main').getByRole('button', { name: new RegExp(`^${own.view}`) });
  await expect(tab).toHaveAttribute('aria-pressed', 'true');

  const cell = grid.locator(`[role=gridcell][data-row="1"][data-column="${STAFF.column}"]`);
  await cell.click();
  await page.keyboard.type(STAFF.becomes);
  await page.keyboard.press('Enter');
  await expect(cell).toHaveText(STAFF.becomes);
  await keep(page, `day-list-${language.slice(0, 2)}`);
  await page.reload();
  await expect(cell).toHaveText(STAFF.becomes);

  await page.getByRole('button', { name: say('list', 'export.title'), exact: true }).click();
  const workbook = page.waitForEvent('download', { timeout: WORK_MS });
  await page.getByRole('menuitem', { name: say('list', 'export.xlsx') }).click();
  expect((await workbook).suggestedFilename()).toMatch(/\.xlsx$/);
}

/** A text with gaps, as far as it is the same whatever fills them. */
function words(text: string): RegExp {
  return new RegExp(
    text
      .split(/\{\{[^}]*\}\}/)
      .map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );
}

async function open(browser: Browser, url: string, language: Language): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, locale: language, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto('/');
  return page;
}

async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env.TENON_LOOK;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}
