/**
 * The life of the first object, as one person lives it: designed, published, filled, listed, searched, changed,
 * disputed, deleted and brought back; then the design itself is changed and taken back.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { type Journey, journey } from './journey';

const NAMES = {
  'zh-CN': {
    object: '项目',
    fields: { number: '预算', date: '开工日', select: '阶段', relation: '上级项目' },
    options: ['洽谈', '进行中'],
    first: '衡岳泵站改造',
    second: '衡岳二期',
    amount: '1.2万',
    shown: '12,000.00',
    day: '3-5',
    find: 'hybz',
  },
  'en-US': {
    object: 'Project',
    fields: { number: 'Budget', date: 'Start', select: 'Stage', relation: 'Parent project' },
    options: ['Talks', 'Running'],
    first: 'Harbour pump',
    second: 'Harbour two',
    amount: '12k',
    shown: '12,000.00',
    day: 'Mar 5',
    find: 'pump',
  },
} as const;

type Type = 'number' | 'date' | 'select' | 'relation';

journey('an object is designed, filled, changed, disputed, deleted, brought back and rolled back', async (world) => {
  const { page, language, say } = world;
  const words = NAMES[language];
  const key = await define(world);

  await page.goto(`/o/${key}`);
  await fill(world, { name: words.first, amount: words.amount, day: words.day, stage: words.options[0] });
  await fill(world, { name: words.second, parent: words.first });
  await expect(page.getByRole('main')).toContainText(words.options[0]);
  await expect(page.getByRole('main')).toContainText(words.shown);

  await narrow(world);
  await find(world);
  await change(world);
  await dispute(world, key);
  await removeAndUndo(world);
  await redesign(world, key);
  await expect(page.getByText(say('common', 'error.unexpected'))).toHaveCount(0);
});

/** A record in the list: its name is a link in the grid, and begins its line on a phone. */
const row = (page: Page, name: string): Locator =>
  page
    .getByRole('link', { name, exact: true })
    .or(page.getByRole('listitem').getByRole('button', { name: new RegExp(`^${name}`) }))
    .first();

/** Each life has its own object, so that they do not meet in the navigation. */
const objectName = ({ language, mark }: Pick<Journey, 'language' | 'mark'>) => `${NAMES[language].object} ${mark}`;

/** Design with one field of each type, and publish. @returns the object's key */
async function define({ page, language, phone, mark, say }: Journey): Promise<string> {
  const words = NAMES[language];
  await page.goto('/build?create=object');
  await page.getByLabel(say('definitions', 'object.name')).fill(objectName({ language, mark }));
  await page.getByRole('button', { name: say('definitions', 'object.createAction') }).click();
  await page.waitForURL('**/build/object/*');
  for (const type of ['number', 'date', 'select', 'relation'] as const) await addField(type);
  await publish({ page, say });
  return page.url().split('/').at(-1) ?? '';

  async function addField(type: Type): Promise<void> {
    const typeName = say('fields', `types.${type}.label`);
    await page.getByRole('button', { name: say('designer', 'palette.add', { type: typeName }), exact: true }).click();
    const inspector = page.getByRole('complementary', { name: say('designer', 'inspector.field') });
    const name = inspector.getByLabel(say('designer', 'inspector.label'), { exact: true });
    await expect(name).toHaveValue(typeName);
    await name.fill(words.fields[type]);
    if (type === 'select') await addOptions(inspector);
    if (type === 'relation') {
      await inspector.getByRole('combobox', { name: say('fields', 'config.target') }).click();
      await page.getByRole('option', { name: objectName({ language, mark }), exact: true }).click();
    }
    if (phone) await page.keyboard.press('Escape');
  }

  async function addOptions(inspector: Locator): Promise<void> {
    for (const option of words.options) {
      await inspector.getByRole('button', { name: say('fields', 'config.addOption') }).click();
      await inspector.getByLabel(say('fields', 'config.optionName'), { exact: true }).last().fill(option);
    }
    await inspector.getByLabel(say('designer', 'inspector.help'), { exact: true }).focus();
  }
}

async function publish({ page, say }: Pick<Journey, 'page' | 'say'>): Promise<void> {
  await page.getByRole('button', { name: say('common', 'publish.action'), exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: say('common', 'publish.action'), exact: true }).click();
  await expect(sheet).toHaveCount(0);
}

interface Filled {
  name: string;
  amount?: string;
  day?: string;
  stage?: string;
  parent?: string;
}

async function fill({ page, language, phone, say }: Journey, values: Filled): Promise<void> {
  const words = NAMES[language];
  const main = page.getByRole('main');
  await main.locator('.btn.primary').first().click();
  const sheet = page.getByRole('dialog');
  const control = (label: string) => sheet.getByLabel(label);
  await sheet.getByRole('textbox').first().fill(values.name);
  if (values.amount) await control(words.fields.number).fill(values.amount);
  if (values.day) await control(words.fields.date).fill(values.day);
  if (values.stage) await pick(page, control(words.fields.select), values.stage);
  if (values.parent) await pick(page, control(words.fields.relation), values.parent);
  if (phone) await sheet.getByRole('button', { name: say('fields', 'form.save'), exact: true }).click();
  else await page.keyboard.press('ControlOrMeta+Enter');
  await expect(sheet).toHaveCount(0);
  await expect(row(page, values.name)).toBeVisible();
}

async function pick(page: Page, control: Locator, choice: string): Promise<void> {
  await control.click();
  await control.fill(choice);
  await page.getByRole('option', { name: choice, exact: true }).click();
}

/** A condition from the sentence: only the first project has the first stage. */
async function narrow({ page, language, say }: Journey): Promise<void> {
  const words = NAMES[language];
  await page.getByRole('button', { name: say('fields', 'filter.operator'), exact: true }).click();
  await page.getByRole('option', { name: words.fields.select, exact: true }).click();
  await page.getByRole('option', { name: words.options[0], exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(row(page, words.second)).toHaveCount(0);
  await expect(row(page, words.first)).toBeVisible();
  await expect(page).toHaveURL(/filter=/);
  await page.goto(page.url());
  await expect(row(page, words.first)).toBeVisible();
  await page.goto(new URL(page.url()).pathname);
}

/** Find in the list, by initials in Chinese. */
async function find({ page, language, say }: Journey): Promise<void> {
  const words = NAMES[language];
  const box = page.getByRole('searchbox', { name: say('list', 'find') });
  await box.fill(words.find);
  await expect(row(page, words.second)).toHaveCount(0);
  await expect(row(page, words.first)).toBeVisible();
  await box.fill('');
  await expect(row(page, words.second)).toBeVisible();
}

/** Change a value where it stands: in the grid on a desktop, on the record on a phone; then look at its history. */
async function change({ page, language, phone, say }: Journey): Promise<void> {
  const words = NAMES[language];
  if (!phone) {
    await page.getByRole('gridcell', { name: words.shown }).click();
    await page.keyboard.type('8000');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('gridcell', { name: '8,000.00' })).toBeVisible();
  }
  await row(page, words.first).click();
  await page.waitForURL('**/o/*/*');
  if (phone) await setValue(page, say('record', 'panel.change', { label: words.fields.number }), '8000');
  if (phone) await page.getByRole('tab', { name: say('record', 'tabs.history') }).click();
  await expect(page.getByText(words.fields.number).last()).toBeVisible();
  await page
    .getByRole('button', { name: say('record', 'history.restore', { value: '' }).trim() })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('record', 'restore.write', { count: 1 }) })
    .click();
  await expect(page.getByText(say('record', 'restore.done', { count: 1 }))).toBeVisible();
  if (phone) await page.getByRole('tab', { name: say('record', 'tabs.fields') }).click();
  await expect(
    page.getByRole('button', { name: say('record', 'panel.change', { label: words.fields.number }) }),
  ).toContainText('12,000');
}

async function setValue(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

/** Somebody else changes the same value in between; mine is chosen. */
async function dispute({ page, language, say, api }: Journey, key: string): Promise<void> {
  const words = NAMES[language];
  const id = page.url().split('/').at(-1)?.split('?')[0];
  const path = `/objects/${key}/records/${id}`;
  const label = say('record', 'panel.change', { label: words.fields.number });
  await page.getByRole('button', { name: label }).click();
  const record = await api<Record<string, unknown>>('GET', path);
  const field = Object.entries(record).find(([, value]) => Number(value) === 12000)?.[0] ?? '';
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('7000');
  await api('PATCH', path, { [field]: '9000' }, { 'If-Match': `"${record.version}"` });
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('9,000');
  await dialog.getByRole('button', { name: say('record', 'conflict.apply') }).click();
  await expect(page.getByRole('button', { name: label })).toContainText('7,000');
  await expect.poll(async () => Number((await api<Record<string, unknown>>('GET', path))[field])).toBe(7000);
}

async function removeAndUndo(world: Journey): Promise<void> {
  const { page, language, say } = world;
  const words = NAMES[language];
  await page.getByRole('button', { name: say('record', 'more') }).click();
  await page.getByRole('menuitem', { name: say('record', 'delete', { object: objectName(world) }) }).click();
  await expect(row(page, words.second)).toBeVisible();
  await expect(row(page, words.first)).toHaveCount(0);
  // what was done last is said last
  await page
    .getByRole('button', { name: say('common', 'action.undo') })
    .last()
    .click();
  await expect(row(page, words.first)).toBeVisible();
}

/** Remove a field, see what it would cost, publish; then go back to the version that had it. */
async function redesign(world: Journey, key: string): Promise<void> {
  const { page, language, phone, say } = world;
  const words = NAMES[language];
  await page.goto(`/build/object/${key}`);
  await page.getByRole('listitem').getByRole('button', { name: words.fields.date }).first().click();
  if (phone) await page.keyboard.press('Escape');
  else await page.keyboard.press('Delete');
  if (phone) {
    await page.getByRole('listitem').getByRole('button', { name: words.fields.date }).first().click();
    await page
      .getByRole('complementary')
      .getByRole('button', { name: say('designer', 'inspector.remove') })
      .click();
  }
  const question = page.getByRole('dialog', { name: say('designer', 'remove.title', { label: words.fields.date }) });
  await expect(question).toContainText('1');
  await question.getByRole('button', { name: say('designer', 'remove.action') }).click();
  await expect(page.getByRole('listitem').filter({ hasText: words.fields.date })).toHaveCount(0);

  if (!phone) {
    const fields = page.getByRole('listitem').filter({ hasText: words.fields.date });
    await page.getByRole('button', { name: say('common', 'action.undo'), exact: true }).click();
    await expect(fields).toHaveCount(1);
    await page.getByRole('button', { name: say('common', 'action.redo'), exact: true }).click();
    await expect(fields).toHaveCount(0);
  }
  await publish(world);

  await page.goto(`/build/object/${key}/history`);
  await page
    .getByRole('button', { name: say('definitions', 'history.rollback') })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('definitions', 'history.confirmAction', { version: 1 }) })
    .click();
  await expect(
    page.getByRole('heading', { name: say('definitions', 'version', { version: 3 }), exact: true }),
  ).toBeVisible();
  await page.goto(`/o/${key}`);
  await expect(row(page, words.first)).toBeVisible();
}
