/**
 * A form is arranged by hand: a field is dragged in from the palette, fields change places by pointer and by keyboard,
 * steps are taken back and done again, and what was published stands in the same order afterwards.
 */
import { expect, type Locator } from '@playwright/test';
import { type Journey, journey } from './journey';

const NAMES = ['Name', 'Code', 'City', 'Phone'];
const DESKTOPS = [
  { language: 'zh-CN', phone: false },
  { language: 'en-US', phone: false },
] as const;

journey(
  'a form is arranged by pointer and keyboard, step by step back and forth, and stays as it was published',
  async (world) => {
    const object = await prepare(world);
    await world.page.goto(`/build/object/${object}`);
    await dragIn(world);
    await byPointer(world);
    await byKeyboard(world);
    await backAndForth(world);
    await publish(world, object);
  },
  DESKTOPS,
);

async function prepare({ api, language, mark }: Journey): Promise<string> {
  const object = `form_${language.slice(0, 2)}_${mark}`;
  const fields = NAMES.map((label) => ({ key: label.toLowerCase(), type: 'text', label, settings: {} }));
  const body = { label: `Form ${object}`, icon: 'tag', title_field: 'name', fields };
  await api('PUT', `/definitions/object/${object}`, { body, draft_version: 0 });
  return object;
}

const canvas = ({ page, say }: Journey) => page.getByRole('list', { name: say('designer', 'canvas.label') });
const card = (world: Journey, name: string) => canvas(world).getByRole('listitem').filter({ hasText: name });
const number = ({ say }: Journey) => say('fields', 'types.number.label');

/** The fields stand in this order. */
async function expectOrder(world: Journey, names: readonly string[]): Promise<void> {
  await expect(canvas(world).getByRole('listitem')).toHaveText(names.map((name) => new RegExp(name)));
}

/** Press, wander and let go like a hand does; the drag begins only once the pointer has gone a few pixels. */
async function drag({ page }: Journey, from: Locator, to: Locator, where: 'middle' | 'below'): Promise<void> {
  const start = await middle(from);
  const end = await middle(to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 6, start.y + 6, { steps: 3 });
  await page.mouse.move(end.x, end.y + (where === 'below' ? 8 : 0), { steps: 12 });
  await page.mouse.up();
}

async function middle(element: Locator): Promise<{ x: number; y: number }> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('nothing to drag');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function choose(world: Journey, name: string): Promise<Locator> {
  await card(world, name)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  return card(world, name).getByRole('button', { name: world.say('designer', 'canvas.move', { label: name }) });
}

async function dragIn(world: Journey): Promise<void> {
  const { page, say } = world;
  const source = page.getByRole('button', { name: say('designer', 'palette.add', { type: number(world) }) });
  await drag(world, source, card(world, 'City'), 'middle');
  await expectOrder(world, ['Name', 'Code', number(world), 'City', 'Phone']);
}

async function byPointer(world: Journey): Promise<void> {
  await drag(world, await choose(world, 'Code'), card(world, 'City'), 'below');
  await expectOrder(world, ['Name', number(world), 'City', 'Code', 'Phone']);
}

async function byKeyboard(world: Journey): Promise<void> {
  const { page, say } = world;
  const handle = await choose(world, 'Phone');
  await handle.focus();
  const spoken = page.getByRole('status').filter({ hasText: 'Phone' });
  await page.keyboard.press('Space');
  await expect(spoken).toHaveText(say('common', 'sort.lifted', { name: 'Phone', place: 5, total: 5 }));
  // the list listens for arrows a moment after it has spoken; at its top one more arrow does no harm
  await expect(async () => {
    await page.keyboard.press('ArrowUp');
    await expect(spoken).toHaveText(say('common', 'sort.moved', { name: 'Phone', place: 1, total: 5 }), {
      timeout: 500,
    });
  }).toPass();
  await page.keyboard.press('Space');
  await expectOrder(world, ['Phone', 'Name', number(world), 'City', 'Code']);
  await (await choose(world, 'Name')).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expectOrder(world, ['Phone', number(world), 'Name', 'City', 'Code']);
}

async function backAndForth(world: Journey): Promise<void> {
  const { page } = world;
  await page.keyboard.press('ControlOrMeta+z');
  await expectOrder(world, ['Phone', 'Name', number(world), 'City', 'Code']);
  await page.keyboard.press('ControlOrMeta+z');
  await expectOrder(world, ['Name', number(world), 'City', 'Code', 'Phone']);
  await page.keyboard.press('ControlOrMeta+z');
  await expectOrder(world, ['Name', 'Code', number(world), 'City', 'Phone']);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expectOrder(world, ['Phone', 'Name', number(world), 'City', 'Code']);
}

async function publish(world: Journey, object: string): Promise<void> {
  const { page, say } = world;
  await page.getByRole('button', { name: say('common', 'publish.action'), exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: say('common', 'publish.action'), exact: true }).click();
  await expect(sheet).toHaveCount(0);
  await page.goto(`/build/object/${object}`);
  await expectOrder(world, ['Phone', 'Name', number(world), 'City', 'Code']);
}
