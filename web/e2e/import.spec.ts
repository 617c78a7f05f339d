/**
 * A table of somebody else's becomes records: chosen from the empty list, matched, checked; a wrong value is put right
 * in all rows at once, what is left comes back as a workbook, and the whole import is taken back. In Chinese it is a
 * GBK file, in English a workbook with a header of two rows. `TENON_LOOK=<folder>` keeps pictures.
 */
import { expect } from '@playwright/test';
import { gbk } from './customers';
import { type Document, xlsx } from './documents';
import { type Journey, journey } from './journey';
import { expectAccessible } from './session';

const ROWS = 2_000;
const ROWS_ON_A_PHONE = 300;
const CHECK_MS = 30_000;
/** Every so many rows repeat the phone of the first one. */
const TWICE_EVERY = 100;
/** Every so many rows name a level that nobody has heard of. */
const ODD_EVERY = 10;

/** What a workbook has above the header, each over the columns that belong together. */
const GROUPS = ['客户资料', '', '', '合同', ''];
const MERGED = ['A1:C1', 'D1:E1'];
const HEADER = ['客户名称*', '手机', '卡号', '级别', '签约日期'];

const LIVES = [
  { language: 'zh-CN', phone: false },
  { language: 'en-US', phone: true },
] as const;

const TITLE = 'a table becomes records, is put right on the way, and can be taken back';

async function life(world: Journey): Promise<void> {
  const { page, api, say, phone } = world;
  const object = await publish(world);
  const count = phone ? ROWS_ON_A_PHONE : ROWS;
  const twice = count / TWICE_EVERY - 1;
  await page.goto(`/o/${object}`);
  await page.getByRole('link', { name: say('list', 'empty.import') }).click();
  await page.setInputFiles('input[type=file]', document(world, count));
  await page.waitForURL(`**/import/${object}/*`);
  await page.locator('footer').getByRole('button').first().click();

  const kinds = page.getByRole('region', { name: say('imports', 'kind.title') });
  await expect(kinds).toBeVisible({ timeout: CHECK_MS });
  const odd = kinds.getByRole('button', { name: say('imports', 'kind.option') });
  await odd.click();
  const box = page.getByRole('combobox', { name: say('imports', 'value.of', { value: '一等' }) });
  await box.press('ArrowDown');
  await page.getByRole('option', { name: 'A', exact: true }).click();
  await expect(page.locator('li[data-fixed]')).toHaveCount(1);
  await expectAccessible(page);
  await keep(world);
  await page.getByRole('button', { name: say('imports', 'again') }).click();
  const all = kinds.getByRole('button', { name: say('imports', 'kind.all') });
  await expect(all).toHaveText(new RegExp(`\\D${twice}$`), { timeout: CHECK_MS });
  await expect(odd).toHaveCount(0);

  const refused = page.waitForEvent('download');
  await page.getByRole('link', { name: say('imports', 'download') }).click();
  expect((await refused).suggestedFilename()).toContain('.xlsx');
  await page.locator('footer').getByRole('button').last().click();
  const undo = page.getByRole('link', { name: say('imports', 'result.undo') });
  await expect(undo).toBeVisible({ timeout: CHECK_MS });

  const made = () => api<{ count: number }>('POST', `/objects/${object}/query`, { kind: 'count' });
  expect((await made()).count).toBe(count - twice);
  const first = { kind: 'list', fields: ['card', 'level'], sort: [{ field: 'name' }], limit: 1 };
  const { records } = await api<{ records: object[] }>('POST', `/objects/${object}/query`, first);
  expect(records[0]).toMatchObject({ card: '6222020000000000000', level: 'a' });

  await undo.click();
  await page.getByRole('button', { name: say('batches', 'undo.button') }).click();
  const action = say('batches', 'undo.action', { count: count - twice });
  await page.getByRole('button', { name: action }).click();
  await expect.poll(async () => (await made()).count, { timeout: CHECK_MS }).toBe(0);
}

journey(TITLE, life, LIVES);

async function publish({ api, language, mark }: Journey): Promise<string> {
  const object = `import_${language.slice(0, 2)}_${mark}`;
  const options = ['A', 'B'].map((label) => ({ key: label.toLowerCase(), label, color: 'teal', retired: false }));
  const fields = [
    { key: 'name', type: 'text', label: '客户名称', required: true, settings: {} },
    { key: 'phone', type: 'mobile', label: '手机', unique: true, settings: {} },
    { key: 'card', type: 'text', label: '卡号', settings: {} },
    { key: 'level', type: 'select', label: '级别', settings: { options } },
    { key: 'signed_on', type: 'date', label: '签约日期', settings: {} },
  ];
  const body = { label: `Import ${mark}`, icon: 'users', title_field: 'name', fields };
  await api('PUT', `/definitions/object/${object}`, { body, draft_version: 0 });
  await api('POST', `/definitions/object/${object}/publish`, {});
  return object;
}

function document({ language }: Journey, count: number): Document {
  const rows = Array.from({ length: count }, (_, n) => [
    `示例客户${String(n).padStart(5, '0')}`,
    String(13_800_000_000 + (n % TWICE_EVERY === 0 ? 0 : n)),
    `622202${String(n).padStart(13, '0')}`,
    n % ODD_EVERY === 0 ? '一等' : 'B',
    '2026年3月5日',
  ]);
  if (language === 'en-US') return xlsx('customers.xlsx', [GROUPS, HEADER, ...rows], MERGED);
  const lines = [HEADER, ...rows].map((cells) => cells.join(','));
  return { name: '客户.csv', mimeType: 'text/csv', buffer: gbk(lines.join('\r\n')) };
}

async function keep({ page, language, phone }: Journey): Promise<void> {
  const folder = process.env.TENON_LOOK;
  if (folder) await page.screenshot({ path: `${folder}/import-${language}-${phone ? 'phone' : 'desktop'}.png` });
}
