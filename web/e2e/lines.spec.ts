/**
 * A quotation with lines: the sub-table is designed with its columns, lines are typed in by keyboard alone, fifty more
 * are pasted from a spreadsheet, put in another order, saved, found again, changed and taken back; on a phone they are
 * cards. `TENON_LOOK=<folder>` keeps pictures.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { type Journey, journey } from './journey';
import { expectAccessible } from './session';

interface Line {
  item: string;
  price: string | null;
}

interface Quotation {
  id: string;
  version: number;
  lines: Line[];
}

const words = (world: Journey, key: string, values?: Record<string, unknown>) =>
  world.say('fields', `types.subtable.${key}`, values);

journey(
  'a sub-table is designed, filled in, pasted into, put in order, saved, changed and taken back',
  async (world) => {
    const object = await prepare(world);
    if (world.phone) {
      await world.api('PUT', `/definitions/object/${object}`, { body: body(object), draft_version: 1 });
      await world.api('POST', `/definitions/object/${object}/publish`, {});
      return byPhone(world, object);
    }
    await design(world, object);
    await fillIn(world, object);
    const saved = await expectSaved(world, object);
    await change(world, object, saved);
  },
);

function body(object: string, more: readonly object[] = lines()): object {
  const name = { key: 'name', type: 'text', label: 'Name', required: true, settings: {} };
  return { label: `Quotation ${object}`, icon: 'quote', title_field: 'name', fields: [name, ...more] };
}

function lines(): readonly object[] {
  const item = { key: 'item', type: 'text', label: 'Item', required: true, settings: {} };
  const price = { key: 'price', type: 'number', label: 'Price', settings: { decimals: 2 } };
  return [{ key: 'lines', type: 'subtable', label: 'Lines', settings: { fields: [item, price] } }];
}

async function prepare({ api, language, mark }: Journey): Promise<string> {
  const object = `quotation_${language.slice(0, 2)}_${mark}`;
  await api('PUT', `/definitions/object/${object}`, { body: body(object, []), draft_version: 0 });
  return object;
}

async function keep({ page, language, phone }: Journey, name: string): Promise<void> {
  const folder = process.env.TENON_LOOK;
  const path = `${folder}/lines-${language}-${phone ? 'phone' : 'desktop'}-${name}.png`;
  if (folder) await page.screenshot({ path });
}

// ---------- design ----------

async function design(world: Journey, object: string): Promise<void> {
  const { page, say } = world;
  await page.goto(`/build/object/${object}`);
  await page.getByRole('button', { name: say('designer', 'palette.add', { type: words(world, 'label') }) }).click();
  await addColumn(world, 'text', 'Item');
  await addColumn(world, 'number', 'Price');
  await addColumn(world, 'text', 'Gone');
  await page.getByRole('button', { name: words(world, 'removeColumn', { label: 'Gone' }) }).click();
  await expect(page.getByRole('button', { name: words(world, 'editColumn', { label: 'Gone' }) })).toHaveCount(0);
  await keep(world, 'designer');
  await page.getByRole('button', { name: say('common', 'publish.action'), exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: say('common', 'publish.action'), exact: true }).click();
  await expect(sheet).toHaveCount(0);
}

async function addColumn(world: Journey, type: string, name: string): Promise<void> {
  const { page, say } = world;
  const pick = page.getByRole('combobox', { name: words(world, 'addColumn') });
  await pick.fill(say('fields', `types.${type}.label`));
  await page
    .getByRole('option', { name: say('fields', `types.${type}.label`), exact: true })
    .first()
    .click();
  const settings = page.getByRole('region', { name: new RegExp(words(world, 'editColumn', { label: '.*' })) });
  const label = settings.getByRole('textbox', { name: say('designer', 'inspector.label') }).first();
  await label.fill(name);
  await label.press('Tab');
  await expect(page.getByRole('button', { name: words(world, 'editColumn', { label: name }) })).toBeVisible();
}

// ---------- desktop ----------

const table = (page: Page): Locator => page.getByRole('dialog').getByRole('grid').first();
const cell = (page: Page, row: number, column: number): Locator =>
  table(page).getByRole('row').nth(row).getByRole('gridcell').nth(column);

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

async function fillIn(world: Journey, object: string): Promise<void> {
  const { page, say } = world;
  await page.goto(`/o/${object}?create=1`);
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: /Name/ }).fill('Spring offer');
  await sheet.getByRole('button', { name: words(world, 'add') }).click();
  await cell(page, 1, 1).click();
  for (const [item, price] of [
    ['Oak board', '12.5'],
    ['Dowel', '0.8'],
    ['Glue', '31'],
  ] as const) {
    await page.keyboard.type(item);
    await page.keyboard.press('Tab');
    await page.keyboard.type(price);
    await page.keyboard.press('Tab');
  }
  await expect(cell(page, 3, 1)).toHaveText('Glue');
  await expect(sheet.getByText('44.3')).toBeVisible();
  const block = Array.from({ length: 50 }, (_, i) => `Part ${i + 1}\t${i + 1}`).join('\r\n');
  await cell(page, 4, 1).click();
  await paste(page, `${block}\r\n`);
  await expect(page.getByText(words(world, 'pasted', { count: 50 }))).toBeVisible();
  await expect(sheet.getByText(words(world, 'count', { count: 53 }))).toBeVisible();
  await cell(page, 3, 1).scrollIntoViewIfNeeded();
  await page.keyboard.press('ControlOrMeta+Home');
  await cell(page, 3, 1).click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(cell(page, 2, 1)).toHaveText('Glue');
  await expectAccessible(page);
  await keep(world, 'form');
  await sheet
    .getByRole('button', { name: new RegExp(`^${say('fields', 'form.save')}`) })
    .last()
    .click();
  await expect(sheet).toHaveCount(0);
}

async function expectSaved(world: Journey, object: string): Promise<string> {
  const { api, page } = world;
  const { records } = await api<{ records: { id: string }[] }>('GET', `/objects/${object}/records`);
  const id = records[0]?.id ?? '';
  const record = await api<Record<string, unknown>>('GET', `/objects/${object}/records/${id}`);
  // the keys of the sub-table and its columns were made of their names
  const found = Object.values(record).find(Array.isArray) as Record<string, unknown>[];
  expect(found).toHaveLength(53);
  expect(found.slice(0, 3).map((line) => Object.values(line)[2])).toEqual(['Oak board', 'Glue', 'Dowel']);
  await page.goto(`/o/${object}/${id}`);
  await page.getByRole('tab', { name: words(world, 'label') }).click();
  await expect(page.getByRole('cell', { name: 'Oak board' })).toBeVisible();
  return id;
}

async function change(world: Journey, object: string, id: string): Promise<void> {
  const { page, say, api } = world;
  await keep(world, 'record');
  const label = words(world, 'label');
  await page
    .getByRole('button', { name: say('record', 'panel.change', { label }) })
    .click({ position: { x: 4, y: 4 } });
  await cell(page, 1, 1).click();
  await page.keyboard.type('Ash board');
  await page.keyboard.press('Enter');
  await keep(world, 'pane');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${say('fields', 'form.save')}`) })
    .click();
  await expect(page.getByRole('cell', { name: 'Ash board' })).toBeVisible();
  const path = `/objects/${object}/records/${id}/history`;
  type Entry = { batch_id: string; changes: { after_text: string }[] };
  const latest = async () => (await api<{ entries: Entry[] }>('GET', path)).entries[0];
  // it is on the screen before it is saved
  await expect.poll(async () => (await latest())?.changes.map(({ after_text }) => after_text)).toContain('Ash board');
  await api('POST', `/batches/${(await latest())?.batch_id}/undo`);
  await page.reload();
  await page.getByRole('tab', { name: label }).click();
  await expect(page.getByRole('cell', { name: 'Oak board' })).toBeVisible();
}

// ---------- phone ----------

async function byPhone(world: Journey, object: string): Promise<void> {
  const { page, say, api } = world;
  await page.goto(`/o/${object}?create=1`);
  const form = page.getByRole('dialog').first();
  await form.getByRole('textbox', { name: /Name/ }).fill('Spring offer');
  for (const [item, price] of [
    ['Oak board', '12.5'],
    ['Dowel', '0.8'],
  ] as const) {
    await form.getByRole('button', { name: words(world, 'add') }).click();
    const sheet = page.getByRole('dialog').last();
    await sheet.getByRole('textbox', { name: /Item/ }).fill(item);
    await sheet.getByRole('textbox', { name: /Price/ }).fill(price);
    await sheet.getByRole('button', { name: words(world, 'done') }).click();
    await expect(form.getByText(item)).toBeVisible();
  }
  await keep(world, 'cards');
  await expectAccessible(page);
  await form
    .getByRole('button', { name: new RegExp(`^${say('fields', 'form.save')}`) })
    .last()
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const { records } = await api<{ records: Quotation[] }>('GET', `/objects/${object}/records?fields=lines`);
  expect(records[0]?.lines.map(({ item, price }) => [item, price])).toEqual([
    ['Oak board', '12.50'],
    ['Dowel', '0.80'],
  ]);
}
