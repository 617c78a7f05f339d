/**
 * A record and what happens with it: written down, found in one timeline, changed, done and taken back; a version is had
 * back; two people change the same line and what goes together does; one walks the list by keys. On a phone a follow-up
 * is written and kept. `TENON_LOOK=<folder>` keeps pictures.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { type Journey, journey } from './journey';
import { expectAccessible } from './session';

interface World extends Journey {
  client: string;
  call: string;
  /** Id of the first client by name. */
  first: string;
}

const COUNT = 60;

journey(
  'what happens with a record is written, found, changed and had back',
  async (journeyed) => {
    const world = await prepare(journeyed);
    await world.page.goto(`/o/${world.client}?sort=name`);
    if (world.phone) return byPhone(world);
    await peekAndOpen(world);
    await write(world);
    await plan(world);
    await bringBack(world);
    await dispute(world);
    await walkOn(world);
  },
  [
    { language: 'zh-CN', phone: false },
    { language: 'en-US', phone: true },
  ],
);

const text = (key: string, label: string, more = {}) => ({ key, type: 'text', label, settings: {}, ...more });

async function prepare(journeyed: Journey): Promise<World> {
  const { api, mark } = journeyed;
  const [client, call] = [`client_${mark}`, `call_${mark}`];
  const publish = async (key: string, body: object) => {
    await api('PUT', `/definitions/object/${key}`, { body, draft_version: 0 });
    await api('POST', `/definitions/object/${key}/publish`, {});
  };
  const stages = ['Contact', 'Offer', 'Signed'].map((label) => ({ key: label.toLowerCase(), label, color: 'slate' }));
  await publish(client, {
    label: `Client ${mark}`,
    icon: 'users',
    title_field: 'name',
    fields: [
      text('name', 'Name', { required: true }),
      { key: 'stage', type: 'stage', label: 'Stage', settings: { options: stages } },
      { key: 'amount', type: 'number', label: 'Amount', settings: { decimals: 2 } },
      { key: 'phone', type: 'mobile', label: 'Mobile', settings: {} },
      {
        key: 'lines',
        type: 'subtable',
        label: 'Lines',
        settings: { fields: [text('item', 'Item'), text('size', 'Size')] },
      },
    ],
  });
  const ways = ['Note', 'Visit'].map((label) => ({ key: label.toLowerCase(), label, color: 'stone' }));
  await publish(call, {
    label: `Call ${mark}`,
    icon: 'comment',
    title_field: 'words',
    activity: { at: 'at', text: 'words', way: 'way', next_at: 'next_at', next_step: 'next_step', done: 'done' },
    fields: [
      text('words', 'What happened', { settings: { multiline: true, max_length: 2000 }, required: true }),
      { key: 'at', type: 'datetime', label: 'When', settings: {} },
      { key: 'way', type: 'select', label: 'Way', settings: { options: ways } },
      { key: 'next_at', type: 'date', label: 'Next at', settings: {} },
      text('next_step', 'Next step'),
      { key: 'done', type: 'bool', label: 'Done', settings: {} },
      { key: 'client', type: 'relation', label: 'Client', settings: { target: client, on_delete: 'cascade' } },
    ],
  });
  const records = Array.from({ length: COUNT }, (_, i) => ({
    name: `Client ${String(i + 1).padStart(2, '0')}`,
    stage: 'contact',
    amount: '100',
    phone: '13800001234',
    lines: [
      { item: 'Bolt', size: 'M6' },
      { item: 'Nut', size: 'M6' },
    ],
  }));
  await api('POST', `/objects/${client}/records`, { records });
  const made = await api<{ records: { id: string }[] }>('GET', `/objects/${client}/records?sort=name&limit=1`);
  return { ...journeyed, client, call, first: made.records[0]?.id ?? '' };
}

async function keep({ page, language }: World, name: string): Promise<void> {
  const folder = process.env.TENON_LOOK;
  if (folder) await page.screenshot({ path: `${folder}/record-${language}-${name}.png` });
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const composer = ({ page, say }: World) => page.getByRole('group', { name: say('record', 'composer.label') });
const timeline = ({ page, say }: World) => page.getByRole('list', { name: say('record', 'tabs.timeline') });
const entry = (world: World, words: string): Locator =>
  timeline(world).getByRole('listitem').filter({ hasText: words }).first();

/** Space looks, J goes on, Enter opens. */
async function peekAndOpen(world: World): Promise<void> {
  const { page, say } = world;
  await page.getByRole('gridcell', { name: 'Client 01' }).waitFor();
  await page.getByRole('gridcell', { name: 'Contact', exact: true }).first().click();
  await page.keyboard.press('Space');
  const peek = page.getByRole('complementary', { name: say('record', 'peek.label') });
  await expect(peek.getByRole('heading', { level: 1, name: 'Client 01' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(peek.getByRole('heading', { level: 1, name: 'Client 02' })).toBeVisible();
  await expectAccessible(page);
  await keep(world, 'peek');
  await page.keyboard.press('k');
  await expect(peek.getByRole('heading', { level: 1, name: 'Client 01' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/o\/[^/]+\/[^/]+$/);
  await expect(heading(page, 'Client 01')).toBeVisible();
}

/** `F` goes to the composer; what was begun survives a reload, and Ctrl+Enter sends it. */
async function write(world: World): Promise<void> {
  const { page } = world;
  await expect(composer(world)).toBeVisible();
  await page.keyboard.press('f');
  await page.keyboard.type('The shaft runs cool');
  await page.reload();
  await expect(composer(world).getByLabel('What happened')).toHaveValue('The shaft runs cool');
  await composer(world).getByRole('radio', { name: 'Visit' }).click();
  const next = composer(world).getByLabel('Next at');
  await next.fill('2030-01-02');
  await composer(world).getByLabel('Next step').fill('Bring the gauge');
  await page.keyboard.press('Control+Enter');
  await expect(entry(world, 'The shaft runs cool')).toContainText('Visit');
  await expect(composer(world).getByLabel('What happened')).toHaveValue('');
  await expectAccessible(page);
  await keep(world, 'timeline');
}

/** The next step stands in the header until it is done; an entry is changed, deleted and taken back. */
async function plan(world: World): Promise<void> {
  const { page, say, api, call } = world;
  const step = page.getByRole('banner').or(page.locator('header')).getByText('Bring the gauge');
  await expect(step).toBeVisible();
  await page
    .getByRole('button', { name: say('record', 'plan.finish') })
    .first()
    .click();
  await expect(step).toHaveCount(0);
  await expect(entry(world, 'The shaft')).toContainText(say('record', 'timeline.reopen'));
  await entry(world, 'The shaft').hover();
  const deeds = entry(world, 'The shaft').getByRole('button', {
    name: say('record', 'timeline.deeds', { object: `Call ${world.mark}` }),
  });
  await deeds.click();
  await page.getByRole('menuitem', { name: say('record', 'timeline.edit') }).click();
  await timeline(world).getByLabel('What happened').fill('The shaft runs cold');
  await page.keyboard.press('Control+Enter');
  await expect(entry(world, 'The shaft runs cold')).toBeVisible();
  await deeds.click();
  await page.getByRole('menuitem', { name: say('record', 'timeline.delete') }).click();
  await expect(entry(world, 'The shaft')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(entry(world, 'The shaft runs cold')).toBeVisible();
  const { records } = await api<{ records: { words: string; way: string; done: boolean }[] }>(
    'GET',
    `/objects/${call}/records`,
  );
  expect(records).toMatchObject([{ words: 'The shaft runs cold', way: 'visit', done: true }]);
}

const patch = async (world: World, values: object): Promise<void> => {
  const path = `/objects/${world.client}/records/${world.first}`;
  const { version } = await world.api<{ version: number }>('GET', path);
  await world.api('PATCH', path, values, { 'If-Match': `"${version}"` });
};

/** Two versions later the first one is had back, in one write. */
async function bringBack(world: World): Promise<void> {
  const { page, say } = world;
  await patch(world, { stage: 'offer', amount: '200' });
  await patch(world, { amount: '300' });
  await expect(page.getByRole('button', { name: say('record', 'panel.change', { label: 'Amount' }) })).toContainText(
    '300',
  );
  await page.getByRole('tab', { name: say('record', 'tabs.history') }).click();
  await page
    .getByRole('button', { name: say('record', 'restore.version') })
    .last()
    .click();
  const preview = page.getByRole('dialog');
  await expect(preview.getByRole('row')).toHaveCount(3);
  await preview.getByRole('button', { name: say('record', 'restore.write', { count: 2 }) }).click();
  const amount = page.getByRole('button', { name: say('record', 'panel.change', { label: 'Amount' }) });
  await expect(amount).toContainText('100');
  // it is on the screen before it is written; it can be taken back from then on
  await expect(page.getByText(say('record', 'restore.done', { count: 2 }))).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(amount).toContainText('300');
}

/** Both change lines: different ones go together, the same value is decided by keys. */
async function dispute(world: World): Promise<void> {
  const { page, say, api, client, first } = world;
  const path = `/objects/${client}/records/${first}`;
  type Client = { version: number; amount: string; lines: { id: string; item: string; size: string }[] };
  const amount = page.getByRole('button', { name: say('record', 'panel.change', { label: 'Amount' }) });
  await amount.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('700');
  await patch(world, { amount: '900', stage: 'signed' });
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('300');
  await expect(dialog.getByRole('radio', { name: say('record', 'conflict.mine') })).toBeFocused();
  await expectAccessible(page);
  await keep(world, 'conflict');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(amount).toContainText('700');
  await expect.poll(async () => (await api<Client>('GET', path)).amount).toBe('700.00');

  await page.getByRole('tab', { name: 'Lines' }).click();
  await page
    .getByRole('button', { name: say('record', 'panel.change', { label: 'Lines' }) })
    .click({ position: { x: 4, y: 4 } });
  const pane = page.getByRole('dialog');
  await pane.getByRole('gridcell', { name: 'Bolt' }).click();
  await page.keyboard.type('Long bolt');
  const { lines } = await api<Client>('GET', path);
  await patch(world, { lines: lines.map((line) => (line.item === 'Nut' ? { ...line, size: 'M8' } : line)) });
  await page.keyboard.press('Control+Enter');
  await expect(pane).toHaveCount(0);
  const shapes = async () => (await api<Client>('GET', path)).lines.map(({ item, size }) => `${item} ${size}`);
  await expect.poll(shapes).toEqual(['Long bolt M6', 'Nut M8']);
}

/** J goes on, the way back leads to the list as it was. */
async function walkOn({ page, client, say }: World): Promise<void> {
  await page.getByRole('tab', { name: say('record', 'tabs.timeline') }).click();
  await page
    .locator('main')
    .first()
    .click({ position: { x: 600, y: 20 } });
  for (const name of ['Client 02', 'Client 03']) {
    await page.keyboard.press('j');
    await expect(heading(page, name)).toBeVisible();
  }
  await expect(page.getByText(say('record', 'position', { at: 3, total: COUNT }))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`/o/${client}\\?sort=name$`));
}

/** Facts, the buttons one needs on the way, a follow-up that is sent. */
async function byPhone(world: World): Promise<void> {
  const { page, say, client, first } = world;
  await page.goto(`/o/${client}/${first}`);
  await expect(heading(page, 'Client 01')).toBeVisible();
  await expect(page.getByRole('link', { name: say('record', 'deeds.call') })).toHaveAttribute(
    'href',
    'tel:13800001234',
  );
  await expectAccessible(page);
  await keep(world, 'phone');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
  await page.getByRole('button', { name: say('record', 'deeds.write') }).click();
  await composer(world).getByLabel('What happened').fill('Met them at the gate');
  await composer(world)
    .getByRole('button', { name: say('record', 'composer.send') })
    .click();
  await expect(entry(world, 'Met them at the gate')).toContainText('Note');
  await page.getByRole('tab', { name: say('record', 'tabs.fields') }).click();
  await expect(page.getByText('13800001234').or(page.getByText('138 0000 1234')).first()).toBeVisible();
}
