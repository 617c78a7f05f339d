/**
 * A business person shapes a form: a customer form of thirty-odd types from an empty canvas, records entered by it, a
 * field added to the living form while a record stands open, a field retyped and the design rolled back. Nothing is
 * typed but names and values.
 */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { type Journey, journey } from './journey';

/** Beside the name that every object begins with. */
const TYPES = [
  'long_text',
  'rich_text',
  'markdown',
  'number',
  'money',
  'percent',
  'rating',
  'slider',
  'bool',
  'date',
  'datetime',
  'month',
  'time',
  'date_range',
  'duration',
  'mobile',
  'phone',
  'email',
  'url',
  'credit_code',
  'id_card',
  'bank_card',
  'plate',
  'barcode',
  'secret',
  'tags',
  'region',
  'address',
  'location',
  'user',
  'users',
  'department',
  'file',
  'image',
] as const;

/** What is typed, and what the server answers for it: the typical case of each type. */
const TYPED = ['money', 'percent', 'date', 'month', 'mobile', 'phone', 'email', 'url', 'credit_code', 'plate'] as const;
const SEALED = ['id_card', 'bank_card'] as const;
const COMPETITOR = { 'zh-CN': '\u7ade\u4e89\u5bf9\u624b', 'en-US': 'Competitor' } as const;
const MOST_CLICKS = 6;

const LIVES = [
  { language: 'zh-CN', phone: false },
  { language: 'en-US', phone: true },
] as const;

journey(
  'a customer form is shaped, used, grown while it is open, retyped and rolled back',
  async (world) => {
    const object = await build(world);
    const record = await enter(world, object);
    await grow(world, object, record);
    await retypeAndRollBack(world, object, record);
  },
  LIVES,
);

const labelOf = ({ say }: Journey, type: string) => say('fields', `types.${type}.label`);
const publishName = ({ say }: Journey) => ({ name: say('common', 'publish.action'), exact: true });
const inspectorOf = ({ page, say }: Journey) =>
  page.getByRole('complementary', { name: say('designer', 'inspector.field'), exact: true });

/** The typical value of a type, as it is typed and as it is answered. */
function typical(type: string): { input: string; json: unknown } {
  const file = new URL(`../../golden/fields/${type}.json`, import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: { input: string; json?: unknown }[] };
  const good = cases.find(({ json }) => json !== null && json !== undefined);
  if (!good) throw new Error(`golden/fields/${type}.json has no good case`);
  return { input: good.input, json: good.json };
}

/** @returns the object's key */
async function build(world: Journey): Promise<string> {
  const { page, say, mark, phone } = world;
  await page.goto('/build?create=object');
  await page.getByLabel(say('definitions', 'object.name')).fill(`Customer ${mark}`);
  await page.getByRole('button', { name: say('definitions', 'object.createAction') }).click();
  await page.waitForURL('**/build/object/*');
  const cards = page.getByRole('list', { name: say('designer', 'canvas.label') }).getByRole('listitem');
  for (const [done, type] of TYPES.entries()) {
    await page
      .getByRole('button', { name: say('designer', 'palette.add', { type: labelOf(world, type) }), exact: true })
      .click();
    await expect(cards).toHaveCount(done + 2);
    if (phone) await page.keyboard.press('Escape');
  }
  await publish(world);
  return page.url().split('/').at(-1) ?? '';
}

async function publish(world: Journey): Promise<void> {
  await world.page.getByRole('button', publishName(world)).click();
  const sheet = world.page.getByRole('dialog');
  await sheet.getByRole('button', publishName(world)).click();
  await expect(sheet).toHaveCount(0);
}

/** @returns the record's id */
async function enter(world: Journey, object: string): Promise<string> {
  const { page, say, api } = world;
  await page.goto(`/o/${object}?create=1`);
  const form = page.getByRole('dialog');
  await form.getByRole('textbox').first().fill('Cedar');
  for (const type of [...TYPED, ...SEALED]) await typeInto(form, labelOf(world, type), typical(type).input);
  await form.getByRole('button', { name: new RegExp(`^${say('fields', 'form.save')}( Ctrl.*)?$`) }).click();
  await expect(form).toHaveCount(0);
  const { records } = await api<{ records: Record<string, unknown>[] }>('GET', `/objects/${object}/records`);
  const [record] = records;
  const byType = new Map(
    (await api<{ fields: { key: string; type: string }[] }>('GET', `/objects/${object}`)).fields
      .toReversed()
      .map(({ key, type }) => [type, key]),
  );
  for (const type of [...TYPED, ...SEALED]) {
    expect(record?.[byType.get(type) ?? ''], type).toEqual(typical(type).json);
  }
  return String(record?.id);
}

async function typeInto(form: Locator, label: string, text: string): Promise<void> {
  const box = form.getByLabel(label, { exact: true }).first();
  await box.fill(text);
  await box.press('Tab');
}

/** The field is there for whoever has the record open, without a restart and without losing the page. */
async function grow(world: Journey, object: string, record: string): Promise<void> {
  const { page, language, phone, say } = world;
  const open = await page.context().newPage();
  await open.goto(`/o/${object}/${record}`);
  await expect(open.getByText('Cedar').first()).toBeVisible();

  await page.goto('/build');
  const clicks = await clicksOn(page);
  await page
    .getByRole('main')
    .getByRole('link', { name: `Customer ${world.mark}` })
    .click();
  await page
    .getByRole('button', { name: say('designer', 'palette.add', { type: labelOf(world, 'text') }), exact: true })
    .click();
  const name = inspectorOf(world).getByLabel(say('designer', 'inspector.label'), { exact: true });
  await expect(name).toHaveValue(labelOf(world, 'text'));
  await name.fill(COMPETITOR[language]);
  if (phone) await page.keyboard.press('Escape');
  await publish(world);
  expect(await clicks()).toBeLessThanOrEqual(MOST_CLICKS);

  await expect(open.getByText(COMPETITOR[language]).first()).toBeVisible();
  await open.close();
}

/** Count what is clicked from now on, on this page and those it leads to. */
async function clicksOn(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counter = window as unknown as { clicks: number };
    counter.clicks = 0;
    window.addEventListener('pointerdown', () => counter.clicks++, true);
  });
  return () => page.evaluate(() => (window as unknown as { clicks: number }).clicks);
}

/** A telephone number becomes plain text and, by going back a version, a telephone number again. */
async function retypeAndRollBack(world: Journey, object: string, record: string): Promise<void> {
  const { page, api, say, phone } = world;
  const typeOf = async (key: string) =>
    (await api<{ fields: { key: string; type: string }[] }>('GET', `/objects/${object}`)).fields.find(
      (field) => field.key === key,
    )?.type;
  const { version } = await api<{ version: number }>('GET', `/definitions/object/${object}`);
  const fields = (await api<{ fields: { key: string; type: string }[] }>('GET', `/objects/${object}`)).fields;
  const key = fields.find(({ type }) => type === 'mobile')?.key ?? '';
  await page.goto(`/build/object/${object}`);
  await page
    .getByRole('list', { name: say('designer', 'canvas.label') })
    .getByRole('button', { name: new RegExp(`^${labelOf(world, 'mobile')}`) })
    .first()
    .click();
  await inspectorOf(world)
    .getByRole('combobox', { name: say('designer', 'inspector.type') })
    .click();
  await page.getByRole('option', { name: labelOf(world, 'text'), exact: true }).click();
  const question = page.getByRole('dialog').filter({ hasText: say('designer', 'retype.nothingLost') });
  await question.getByRole('button', { name: say('designer', 'retype.action') }).click();
  if (phone) await page.keyboard.press('Escape');
  await publish(world);
  expect(await typeOf(key)).toBe('text');
  expect((await api<Record<string, unknown>>('GET', `/objects/${object}/records/${record}`))[key]).toBe(
    typical('mobile').json,
  );

  await page.goto(`/build/object/${object}/history`);
  await page
    .getByRole('button', { name: say('definitions', 'history.rollback') })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('definitions', 'history.confirmAction', { version }) })
    .click();
  await expect.poll(() => typeOf(key)).toBe('mobile');
  expect((await api<Record<string, unknown>>('GET', `/objects/${object}/records/${record}`))[key]).toBe(
    typical('mobile').json,
  );
}
