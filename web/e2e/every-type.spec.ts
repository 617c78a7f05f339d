/**
 * Every field type at once: an object with one field of each is published, filled in with the typical values of
 * `golden/fields`, and looked at as a form, a record and a list. `TENON_LOOK=<folder>` keeps pictures of each.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { type Journey, journey } from './journey';
import { expectAccessible } from './session';

interface Case {
  settings?: Record<string, unknown>;
  input: unknown;
  json?: unknown;
  error?: string;
}

interface Typical {
  type: string;
  settings: Record<string, unknown>;
  input: unknown;
}

const GOLDEN = new URL('../../golden/fields/', import.meta.url);
const OBJECT = 'every_type';
/** Types that ask for another object, for a file, or for lines of their own; they have journeys of their own. */
const NEEDS_MORE = new Set(['relation', 'relations', 'file', 'image', 'recording', 'signature', 'subtable']);
/** Everything of a long form at once. */
const TALL = 3000;

/** The first good case of each type, as long as it points to nothing. */
function typicals(): Typical[] {
  return readdirSync(GOLDEN)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const { type, cases } = JSON.parse(readFileSync(new URL(name, GOLDEN), 'utf8')) as {
        type: string;
        cases: Case[];
      };
      const good = cases.find(({ error, json }) => error === undefined && json !== null && json !== undefined);
      const points = /"\$(member|department|record|file)"/.test(JSON.stringify(good ?? null));
      return good && !points && !NEEDS_MORE.has(type)
        ? [{ type, settings: good.settings ?? {}, input: good.input }]
        : [];
    });
}

async function publish({ api, language }: Journey, types: readonly Typical[]): Promise<string> {
  const object = `${OBJECT}_${Date.now() % 1_000_000}`;
  const field = ({ type, settings }: Typical) => ({
    key: `f_${type}`,
    type,
    label: labelOf(type, language),
    settings,
  });
  const name = { key: 'name', type: 'text', label: 'Name', required: true, settings: {} };
  const body = { label: object, icon: 'form', title_field: 'name', fields: [name, ...types.map(field)] };
  await api('PUT', `/definitions/object/${object}`, { body, draft_version: 0 });
  await api('POST', `/definitions/object/${object}/publish`, {});
  return object;
}

function said(type: string, key: string, language: string): string {
  const file = new URL(`../src/fields/${type}/texts.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'))[language][key];
}

const labelOf = (type: string, language: string) => said(type, 'label', language);

async function keep(page: Page, name: string): Promise<void> {
  const folder = process.env.TENON_LOOK;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

journey('every type is filled in, read and listed', async (world) => {
  const { page, language, phone, api } = world;
  const types = typicals();
  const object = await publish(world, types);
  const given = types.filter(
    ({ type }) => !['auto_number', 'user', 'users', 'department', 'departments'].includes(type),
  );
  const values = Object.fromEntries(given.map(({ type, input }) => [`f_${type}`, input]));
  const full = await api<{ id: string }>('POST', `/objects/${object}/records`, { name: 'Full', ...values });
  await api('POST', `/objects/${object}/records`, { name: 'Empty' });
  for (const theme of ['light', 'dark']) {
    const mark = `${language}-${phone ? 'phone' : 'desktop'}-${theme}`;
    await api('PATCH', '/me', { theme });
    await page.goto(`/o/${object}`);
    await expect(page.getByText('Full', { exact: true })).toBeVisible();
    await keep(page, `${mark}-list`);
    if (theme === 'light') await expectAccessible(page);
    const { width = 0, height = 0 } = page.viewportSize() ?? {};
    await page.setViewportSize({ width, height: TALL });
    await page.goto(`/o/${object}/${full.id}`);
    await expect(page.getByText(labelOf('rating', language), { exact: true }).first()).toBeVisible();
    await page.waitForTimeout(300);
    await keep(page, `${mark}-record`);
    if (theme === 'light') await expectAccessible(page);
    await page.goto(`/o/${object}?create=1`);
    await expect(page.getByRole('dialog').getByText(labelOf('rating', language), { exact: true })).toBeVisible();
    await page.waitForTimeout(600);
    await keep(page, `${mark}-form`);
    if (theme === 'light') await expectAccessible(page);
    await page.setViewportSize({ width, height });
  }
  await changeInPlace(world, `/o/${object}/${full.id}`);
});

/** What needs more than a line opens in a pane of its own; a yes turns over where it stands. */
async function changeInPlace({ page, language, say }: Journey, address: string): Promise<void> {
  const change = (type: string) =>
    page.getByRole('button', { name: say('record', 'panel.change', { label: labelOf(type, language) }), exact: true });
  await page.goto(address);
  await change('rich_text').click();
  const pane = page.getByRole('dialog', { name: labelOf('rich_text', language) });
  await expect(pane.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(' and more');
  await page.keyboard.press('Control+Enter');
  await expect(pane).toBeHidden();
  await expect(page.getByText('and more').last()).toBeVisible();
  await change('bool').click();
  await expect(change('bool')).toContainText(said('bool', 'no', language));
}
