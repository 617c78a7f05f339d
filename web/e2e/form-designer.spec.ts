/**
 * A form is designed from nothing: fields are dragged in, arranged in groups and tabs, changed several at once, carried
 * to another form, taken back twenty steps and done again, seen as on a phone, published, and rolled back.
 */
import { expect, type Locator, test } from '@playwright/test';
import { type Journey, journey } from './journey';

const DESKTOPS = [
  { language: 'zh-CN', phone: false },
  { language: 'en-US', phone: false },
] as const;
const TYPES = ['text', 'number', 'date', 'select', 'mobile', 'long_text'] as const;
const STEPS = 20;

test.setTimeout(180_000);

journey(
  'a form is designed from an empty canvas, carried on, taken back, published and rolled back',
  async (world) => {
    const object = await blank(world, 'form');
    await world.page.goto(`/build/object/${object}`);
    await dragAll(world);
    await groupAndTab(world);
    await severalAtOnce(world);
    await backAndForth(world);
    await phoneAlone(world);
    await tryOut(world);
    await publishAndRollBack(world, object);
    await carry(world, object);
  },
  DESKTOPS,
);

/** An object with its name field alone. @returns its key */
async function blank({ api, language, mark }: Journey, stem: string): Promise<string> {
  const object = `${stem}_${language.slice(0, 2)}_${mark}`;
  const fields = [{ key: 'name', type: 'text', label: 'Name', settings: {} }];
  const body = { label: `Form ${object}`, icon: 'tag', title_field: 'name', fields };
  await api('PUT', `/definitions/object/${object}`, { body, draft_version: 0 });
  return object;
}

const canvas = ({ page, say }: Journey) => page.getByRole('list', { name: say('designer', 'canvas.label') });
const cards = (world: Journey) => canvas(world).getByRole('listitem');
const typeName = ({ say }: Journey, type: string) => say('fields', `types.${type}.label`);
const card = (world: Journey, name: string) =>
  cards(world).filter({ has: world.page.getByRole('button', { name: new RegExp(`^${name}`) }) });
const press = (world: Journey, name: string, modifiers: ('ControlOrMeta' | 'Shift')[] = []) =>
  card(world, name)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click({ modifiers });

async function middle(element: Locator): Promise<{ x: number; y: number }> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('nothing to drag');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag({ page }: Journey, from: Locator, to: Locator): Promise<void> {
  const start = await middle(from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 6, start.y + 6, { steps: 3 });
  const end = await middle(to);
  await page.mouse.move(end.x, end.y, { steps: 10 });
  await page.mouse.up();
}

/** Each type is dragged to the end of the form. */
async function dragAll(world: Journey): Promise<void> {
  const { page, say } = world;
  for (const [done, type] of TYPES.entries()) {
    const name = say('designer', 'palette.add', { type: typeName(world, type) });
    const end = page.getByText(say('designer', 'canvas.drop'));
    await drag(world, page.getByRole('button', { name, exact: true }), end);
    await expect(cards(world)).toHaveCount(done + 2);
  }
  await expect(cards(world).last()).toContainText(typeName(world, 'long_text'));
}

const menu = async ({ page }: Journey, button: Locator, entry: string) => {
  await button.click();
  await page.getByRole('menu').getByText(entry, { exact: true }).click();
};
const arrange = (world: Journey, entry: string) =>
  menu(
    world,
    world.page.getByRole('button', { name: world.say('designer', 'layout.arrange'), exact: true }),
    world.say('designer', entry),
  );

async function groupAndTab(world: Journey): Promise<void> {
  const { page, say } = world;
  await arrange(world, 'layout.addGroup');
  await expect(page.getByText(say('designer', 'layout.shared', { uses: say('designer', 'use.detail') }))).toBeVisible();
  const empty = page.getByText(say('designer', 'canvas.empty'));
  await press(world, typeName(world, 'date'));
  const handle = card(world, typeName(world, 'date')).getByRole('button', {
    name: say('designer', 'canvas.move', { label: typeName(world, 'date') }),
  });
  await drag(world, handle, empty);
  await expect(cards(world).last()).toContainText(typeName(world, 'date'));
  // a double press renames in place
  await card(world, 'Name').getByRole('button', { name: /^Name/ }).dblclick();
  await page
    .getByRole('textbox', { name: say('designer', 'inspector.label'), exact: true })
    .first()
    .fill('Title');
  await page.keyboard.press('Enter');
  await expect(card(world, 'Title')).toHaveCount(1);
  await arrange(world, 'layout.addTab');
  await expect(page.getByRole('tab', { name: say('designer', 'layout.newTab') })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.getByRole('tab', { name: say('designer', 'layout.firstTab') }).click();
}

async function severalAtOnce(world: Journey): Promise<void> {
  const { page, say } = world;
  const [number, select] = [typeName(world, 'number'), typeName(world, 'select')];
  await press(world, number);
  await press(world, select, ['ControlOrMeta']);
  const inspector = page.getByRole('complementary', { name: say('designer', 'inspector.field'), exact: true });
  await expect(inspector).toContainText(say('designer', 'many.selected', { count: 2 }));
  await inspector.getByRole('switch', { name: say('designer', 'inspector.required') }).click();
  await expect(card(world, number)).toContainText('*');
  await expect(card(world, select)).toContainText('*');
  await inspector
    .getByRole('button', { name: say('designer', 'layout.newGroup') })
    .first()
    .click();
  await expect(cards(world).last()).toContainText(select);
  await page.keyboard.press('ControlOrMeta+d');
  await expect(cards(world)).toHaveCount(TYPES.length + 3);
}

/** Twenty steps back, and as many forth: the form is what it was. */
async function backAndForth(world: Journey): Promise<void> {
  const { page } = world;
  const before = await cards(world).allTextContents();
  for (let i = 0; i < STEPS; i++) await page.keyboard.press('ControlOrMeta+z');
  await expect(cards(world)).not.toHaveCount(before.length);
  for (let i = 0; i < STEPS; i++) await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(cards(world)).toHaveText(before.map((text) => text));
}

/** The phone gets a form of its own, with less on it. */
async function phoneAlone(world: Journey): Promise<void> {
  const { page, say } = world;
  await page.getByRole('button', { name: say('designer', 'use.phone'), exact: true }).click();
  await menu(
    world,
    page.getByRole('button', { name: say('designer', 'layout.arrange'), exact: true }),
    say('designer', 'layout.customise', { use: say('designer', 'use.phone') }),
  );
  await press(world, typeName(world, 'long_text'));
  await page.keyboard.press('Delete');
  await expect(card(world, typeName(world, 'long_text'))).toHaveCount(0);
  const put = page.getByRole('button', {
    name: say('designer', 'palette.put', { label: typeName(world, 'long_text') }),
  });
  await expect(put).toBeVisible();
}

async function tryOut(world: Journey): Promise<void> {
  const { page, say } = world;
  await page.getByRole('button', { name: say('designer', 'mode.phone') }).click();
  await expect(page.getByLabel(typeName(world, 'mobile'), { exact: true })).toBeVisible();
  await expect(page.getByLabel(typeName(world, 'long_text'), { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: say('designer', 'mode.edit') }).click();
}

async function publish({ page, say }: Journey): Promise<void> {
  const go = { name: say('common', 'publish.action'), exact: true };
  await page.getByRole('button', go).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', go).click();
  await expect(sheet).toHaveCount(0);
}

interface Published {
  fields: { key: string; type: string }[];
  layouts: { uses: string[] }[];
}

async function publishAndRollBack(world: Journey, object: string): Promise<void> {
  const { page, api } = world;
  await publish(world);
  const published = () => api<Published>('GET', `/objects/${object}`);
  const first = await published();
  expect(first.layouts.map(({ uses }) => uses)).toEqual([['create', 'detail'], ['phone']]);
  const placed = `"field":"${first.fields.find(({ type }) => type === 'mobile')?.key}"`;
  await press(world, typeName(world, 'mobile'));
  await page.keyboard.press('Delete');
  await publish(world);
  expect(JSON.stringify(await published())).not.toBe(JSON.stringify(first));
  await api('POST', `/definitions/object/${object}/rollback`, { version: 1 });
  expect(JSON.stringify((await published()).layouts)).toContain(placed);
  expect((await published()).layouts).toEqual(first.layouts);
}

/** Fields are copied to another form, with keys of their own there. */
async function carry(world: Journey, from: string): Promise<void> {
  const { page, api } = world;
  const to = await blank(world, 'other');
  await page.goto(`/build/object/${from}`);
  await press(world, 'Title');
  await press(world, typeName(world, 'long_text'), ['ControlOrMeta']);
  await page.keyboard.press('ControlOrMeta+c');
  await page.goto(`/build/object/${to}`);
  await expect(cards(world)).toHaveCount(1);
  await press(world, 'Name');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(cards(world)).toHaveCount(3);
  await expect
    .poll(async () => {
      const { draft } = await api<{ draft: { fields: { key: string }[] } }>('GET', `/definitions/object/${to}`);
      return draft.fields.map(({ key }) => key)[1];
    })
    .toBe('name_2');
}
