/**
 * Cells as in a spreadsheet: a block is copied and read from the clipboard, pasted, what cannot be read is told first,
 * figures and days are filled on, cleared, and taken back; all of it by keyboard, and by the pointer where it drags.
 * `TENON_LOOK=<folder>` keeps pictures.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { type Journey, journey } from './journey';

const ROWS = 12;
const COLUMN = { name: 1, amount: 2, due: 3, level: 4, helper: 5, note: 6 } as const;
const DESKTOPS = [
  { language: 'zh-CN', phone: false },
  { language: 'en-US', phone: false },
] as const;

interface Part {
  id: string;
  name: string;
  amount: string | null;
  due: string | null;
  level: string | null;
  helper: { name: string } | null;
  note: string | null;
}

journey(
  'a block of cells is copied, pasted, filled in, cleared and taken back',
  async (world) => {
    const object = await prepare(world);
    await world.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await world.page.goto(`/o/${object}?sort=name`);
    await expect(cell(world.page, ROWS, 'name')).toBeVisible();
    await copy(world);
    await paste(world, object);
    await refuse(world, object);
    await fill(world, object);
    await choose(world);
  },
  DESKTOPS,
);

async function prepare({ api, language, mark }: Journey): Promise<string> {
  const object = `cell_${language.slice(0, 2)}_${mark}`;
  const options = [
    { key: 'a', label: 'Gold' },
    { key: 'b', label: 'Silver' },
  ];
  const fields = [
    { key: 'name', type: 'text', label: 'Name', required: true, settings: {} },
    { key: 'amount', type: 'number', label: 'Amount', settings: { decimals: 2 } },
    { key: 'due', type: 'date', label: 'Due', settings: {} },
    { key: 'level', type: 'select', label: 'Level', settings: { options } },
    { key: 'helper', type: 'user', label: 'Helper', settings: {} },
    { key: 'note', type: 'text', label: 'Note', settings: {} },
  ];
  const body = { label: `Cell ${object}`, icon: 'tag', title_field: 'name', fields };
  await api('PUT', `/definitions/object/${object}`, { body, draft_version: 0 });
  await api('POST', `/definitions/object/${object}/publish`, {});
  const records = Array.from({ length: ROWS }, (_, i) => ({
    name: `Part ${String(i + 1).padStart(2, '0')}`,
    ...(i < 2 ? { amount: String(10 * (i + 1)), due: `2026-03-0${i + 1}`, level: 'a', note: 'say "hi"' } : {}),
  }));
  await api('POST', `/objects/${object}/records`, { records });
  return object;
}

const cell = (page: Page, row: number, column: keyof typeof COLUMN): Locator =>
  page.locator(`[role=gridcell][data-row="${row - 1}"][data-column="${COLUMN[column] - 1}"]`);

/** What the server holds of some rows, the first being 1: on the screen it stands before it is saved. */
async function expectHeld({ api }: Journey, object: string, from: number, parts: Partial<Part>[]) {
  const read = () => api<{ records: Part[] }>('GET', `/objects/${object}/records?sort=name&limit=50`);
  const held = async () => (await read()).records.slice(from - 1, from - 1 + parts.length);
  await expect.poll(held).toMatchObject(parts);
}

const offer = (page: Page, text: string) => page.evaluate((words) => navigator.clipboard.writeText(words), text);
const taken = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function keep({ page, language }: Journey, name: string): Promise<void> {
  const folder = process.env.TENON_LOOK;
  if (folder) await page.screenshot({ path: `${folder}/grid-${language}-${name}.png` });
}

/** By Shift and arrows; as text for any program, as a table for spreadsheets. */
async function copy(world: Journey): Promise<void> {
  const { page } = world;
  await cell(page, 1, 'amount').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(cell(page, 2, 'due')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText(world.say('grid', 'status.sum', { figure: '30' }))).toBeVisible();
  await keep(world, 'range');
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => taken(page)).toBe('10.00\t2026-03-01\r\n20.00\t2026-03-02');
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType('text/html'))?.text();
  });
  expect(html).toContain('<td>2026-03-01</td>');
}

/** A block with names of options and people, quotes and line breaks; one step back for all of it. */
async function paste(world: Journey, object: string): Promise<void> {
  const { page, say } = world;
  await offer(page, '30\t2026/4/5\tSilver\tLin Zhiyuan\t"two\r\nlines"\r\n1.2万\t4-6\tGold\t\tplain\r\n');
  await cell(page, 3, 'amount').click();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.getByRole('button', { name: new RegExp(say('common', 'action.undo')) })).toBeVisible();
  await expect(cell(page, 3, 'level')).toHaveText('Silver');
  await expectHeld(world, object, 3, [
    { amount: '30.00', due: '2026-04-05', level: 'b', helper: { name: 'Lin Zhiyuan' } },
    { amount: '12000.00', level: 'a', note: 'plain' },
  ]);
  await keep(world, 'pasted');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: new RegExp(say('common', 'action.undo')) }).click();
  await expect(cell(page, 3, 'level')).toHaveText('');
  await expectHeld(world, object, 3, [{ amount: null, helper: null }, { amount: null }]);
}

/** What cannot be read, and what is beyond the last row, is said before anything is saved. */
async function refuse(world: Journey, object: string): Promise<void> {
  const { page, say } = world;
  await offer(page, '7\nmany\n9');
  await cell(page, ROWS - 1, 'amount').click();
  await page.keyboard.press('ControlOrMeta+v');
  const panel = page.getByRole('dialog');
  await expect(panel).toContainText('many');
  await expect(panel).toContainText(say('grid', 'where', { row: ROWS, column: 'Amount' }));
  await keep(world, 'refused');
  await expectHeld(world, object, ROWS - 1, [{ amount: null }]);
  await panel.getByRole('button', { name: say('grid', 'cancel') }).click();
  await expect(panel).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+v');
  await panel.locator('.primary').click();
  await expect(cell(page, ROWS - 1, 'amount')).toHaveText('7.00');
  await expectHeld(world, object, ROWS - 1, [{ amount: '7.00' }, { amount: null }]);
}

/** The handle goes on counting; Ctrl+D repeats; one value fills a range; Delete clears. */
async function fill(world: Journey, object: string): Promise<void> {
  const { page } = world;
  await cell(page, 1, 'amount').click();
  await cell(page, 2, 'due').click({ modifiers: ['Shift'] });
  const handle = page.locator('[data-fill]');
  const [from, to] = [await handle.boundingBox(), await cell(page, 6, 'due').boundingBox()];
  if (!from || !to) throw new Error('nothing to drag');
  await page.mouse.move(from.x + 4, from.y + 4);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y - 20, { steps: 4 });
  await page.mouse.move(to.x + 20, to.y + 12, { steps: 4 });
  await keep(world, 'filling');
  await page.mouse.up();
  await expect(cell(page, 6, 'amount')).toHaveText('60.00');
  await expectHeld(world, object, 5, [
    { amount: '50.00', due: '2026-03-05' },
    { amount: '60.00', due: '2026-03-06' },
  ]);
  await cell(page, 1, 'level').click();
  await cell(page, 4, 'level').click({ modifiers: ['Shift'] });
  await page.keyboard.press('ControlOrMeta+d');
  await expect(cell(page, 4, 'level')).toHaveText('Gold');
  await offer(page, 'same');
  await cell(page, 7, 'note').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(cell(page, 8, 'note')).toHaveText('same');
  await page.keyboard.press('Delete');
  await expect(cell(page, 8, 'note')).toHaveText('');
  await expectHeld(world, object, 4, [{ level: 'a' }, { level: null }, {}, { note: null }, { note: null }]);
}

/** Cells to the last corner; rows by Shift and Space; typing over a range replaces one value. */
async function choose(world: Journey): Promise<void> {
  const { page } = world;
  await cell(page, 9, 'amount').click();
  await page.keyboard.press('ControlOrMeta+Shift+End');
  await expect(cell(page, ROWS, 'note')).toHaveAttribute('aria-selected', 'true');
  await expect(cell(page, 8, 'note')).not.toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Shift+Space');
  await expect(page.locator('[role=row][aria-selected=true]')).toHaveCount(ROWS - 8);
  await keep(world, 'rows');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('[role=row][aria-selected=true]')).toHaveCount(0);
  await cell(page, 10, 'note').click();
  await page.keyboard.type('typed');
  await page.keyboard.press('Enter');
  await expect(cell(page, 10, 'note')).toHaveText('typed');
}
