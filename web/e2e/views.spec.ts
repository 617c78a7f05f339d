/**
 * A view as two people live it: one makes it, groups it, keeps it and gives it to everybody; the other opens its link,
 * changes it without harm, and keeps a view of their own. On a phone the same views are picked from a pane.
 */
import { type Browser, expect, type Page } from '@playwright/test';
import { type Journey, journey } from './journey';

const PASSWORD = 'a longer pass phrase';
const DESKTOP = [{ language: 'zh-CN', phone: false }] as const;
const PHONE = [{ language: 'en-US', phone: true }] as const;

journey(
  'a view is made, grouped, kept, shared and taken back; a colleague meets it by its link and harms nothing',
  async (world) => {
    const object = await prepare(world);
    await make(world, object);
    const colleague = await join(world);
    await followLink(world, colleague, object);
    await share(world, colleague, object);
    await arrange(world);
    await remove(world);
    await colleague.context().close();
  },
  DESKTOP,
);

journey(
  'on a phone a view is picked from a pane, and its groups open and close',
  async (world) => {
    const object = await prepare(world);
    await keep(world, object, {
      label: 'By level',
      group: { field: 'level' },
      sort: [{ field: 'amount', desc: true }],
    });
    await pick(world, object);
  },
  PHONE,
);

const LEVELS = ['gold', 'silver', 'bronze'] as const;
const TOTAL = 60;

async function prepare({ api, language, mark }: Journey): Promise<string> {
  const object = `deal_${language.slice(0, 2)}_${mark}`;
  const options = LEVELS.map((key) => ({ key, label: key.toUpperCase() }));
  const fields = [
    { key: 'name', type: 'text', label: 'Name', required: true, settings: {} },
    { key: 'level', type: 'select', label: { 'zh-CN': '级别', 'en-US': 'Level' }, settings: { options } },
    { key: 'amount', type: 'number', label: { 'zh-CN': '金额', 'en-US': 'Amount' }, settings: {} },
  ];
  const label = { 'zh-CN': '单子', 'en-US': 'Deal' };
  const body = { label, plural: label, icon: 'tag', title_field: 'name', fields };
  await api('PUT', `/definitions/object/${object}`, { body, draft_version: 0 });
  await api('POST', `/definitions/object/${object}/publish`, {});
  const records = Array.from({ length: TOTAL }, (_, i) => ({
    name: `Deal ${String(i + 1).padStart(2, '0')}`,
    level: i < 20 ? 'silver' : i < 40 ? 'gold' : i < 55 ? 'bronze' : null,
    amount: String(i + 1),
  }));
  await api('POST', `/objects/${object}/records`, { records });
  return object;
}

const keep = ({ api }: Journey, object: string, body: object) =>
  api<{ id: string }>('POST', `/objects/${object}/views`, { body });

const grid = (page: Page) => page.getByRole('grid');
const tab = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name: new RegExp(`^${name}`) });
const record = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

/** Groups stand in the designed order of the choices, those without a value last, each with its count and sum. */
async function make({ page, say }: Journey, object: string): Promise<void> {
  await page.goto(`/o/${object}`);
  await page.getByRole('button', { name: say('fields', 'filter.group'), exact: true }).click();
  await page.getByRole('option', { name: '级别', exact: true }).click();
  await expect(page.getByText('按 级别 分组')).toBeVisible();
  const noun = await page.getByRole('main').getByRole('button', { name: '级别', exact: true }).first().boundingBox();
  const pane = await page.getByRole('dialog').boundingBox();
  expect(Math.abs((pane?.x ?? 0) - (noun?.x ?? 0)), 'how a list is grouped opens at its noun').toBeLessThan(8);
  await page.keyboard.press('Escape');
  await expect(page.getByText('按 级别 分组')).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(TOTAL + LEVELS.length + 1 + 1));
  await page.getByRole('button', { name: new RegExp(`^${say('list', 'columns.button')}`) }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('list', 'figure.of', { label: '金额' }) })
    .click();
  await page.getByRole('menuitemradio', { name: say('list', 'figure.sum'), exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(grid(page)).toContainText(String((21 + 40) * 10));
  await expect(grid(page)).toContainText(String(((1 + TOTAL) * TOTAL) / 2).replace(/(\d)(\d{3})$/, '$1,$2'));
  await expect(record(page, 'Deal 40')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('main').click({ position: { x: 600, y: 12 } });
  await page.keyboard.press('z');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(LEVELS.length + 1 + 1));
  await page.keyboard.press('z');
  await page.getByRole('button', { name: say('list', 'view.saveNew'), exact: true }).click();
  await page.getByLabel(say('list', 'view.name'), { exact: true }).fill('分级看');
  await page.keyboard.press('Enter');
  await expect(tab(page, '分级看')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(say('list', 'view.changed'), { exact: true })).toHaveCount(0);
  await expect(page.getByText('按 级别 分组')).toBeVisible();
}

async function join({ page, language, say, api, mark }: Journey): Promise<Page> {
  const person = { name: `Colleague ${mark}`, login: `views-${language}-${mark}@deal.example`.toLowerCase() };
  const { link } = await api<{ link: string }>('POST', '/users', person);
  const context = await (page.context().browser() as Browser).newContext({
    baseURL: new URL(page.url()).origin,
    locale: language,
    viewport: page.viewportSize(),
  });
  const colleague = await context.newPage();
  await colleague.goto(link);
  await colleague.getByLabel(say('signin', 'invite.password'), { exact: true }).fill(PASSWORD);
  await colleague.getByRole('button', { name: say('signin', 'invite.join'), exact: true }).click();
  await expect(colleague.locator('nav a[href="/"]')).toBeVisible();
  return colleague;
}

/** The link of somebody's own view shows the same list as unsaved changes; one that is gone says so and lists all. */
async function followLink({ page, say }: Journey, colleague: Page, object: string): Promise<void> {
  await colleague.goto(page.url());
  await expect(tab(colleague, '分级看')).toHaveAttribute('aria-pressed', 'true');
  await expect(grid(colleague)).toHaveAttribute('aria-rowcount', String(TOTAL + LEVELS.length + 1 + 1));
  await expect(colleague.getByText(say('list', 'view.changed'), { exact: true })).toBeVisible();
  await colleague.getByRole('button', { name: say('list', 'view.revert'), exact: true }).click();
  await expect(grid(colleague)).toHaveAttribute('aria-rowcount', String(TOTAL + 1));
  await colleague.goto(`/o/${object}?view=nothing_here`);
  await expect(colleague.getByText(say('list', 'view.missing'))).toBeVisible();
  await expect(grid(colleague)).toHaveAttribute('aria-rowcount', String(TOTAL + 1));
}

/** Whoever may not design sees a shared view, changes it for the moment, and can only keep it as their own. */
async function share({ page, say }: Journey, colleague: Page, object: string): Promise<void> {
  await page.getByRole('button', { name: say('list', 'view.menu', { view: '分级看' }) }).click();
  await page.getByRole('menuitem', { name: say('list', 'view.share') }).click();
  await expect(page.getByText(say('list', 'view.shared', { view: '分级看' }))).toBeVisible();
  await colleague.goto(`/o/${object}`);
  await tab(colleague, '分级看').click();
  await grid(colleague).getByRole('columnheader', { name: '金额' }).getByRole('button').first().click();
  await expect(colleague.getByText('金额 从高到低')).toBeVisible();
  await expect(colleague.getByRole('button', { name: say('list', 'view.save'), exact: true })).toHaveCount(0);
  await colleague.getByRole('button', { name: say('list', 'view.saveAs'), exact: true }).click();
  await colleague.getByLabel(say('list', 'view.name'), { exact: true }).fill('我的');
  await colleague.keyboard.press('Enter');
  await expect(tab(colleague, '我的')).toHaveAttribute('aria-pressed', 'true');
  await colleague.goto(`/o/${object}`);
  await expect(tab(colleague, '我的')).toHaveAttribute('aria-pressed', 'true');
  await page.goto(`/o/${object}`);
  await expect(tab(page, '分级看')).toHaveAttribute('aria-pressed', 'true');
  await expect(tab(page, '我的')).toHaveCount(0);
}

/** A change is saved into the view; a name is written where it stands. */
async function arrange({ page, say }: Journey): Promise<void> {
  await grid(page).getByRole('columnheader', { name: '金额' }).getByRole('button').first().click();
  await page.getByRole('button', { name: say('list', 'view.save'), exact: true }).click();
  await expect(page.getByText(say('list', 'view.saved', { view: '分级看' }))).toBeVisible();
  await expect(page.getByText(say('list', 'view.changed'), { exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('金额 从高到低')).toBeVisible();
  await tab(page, '分级看').dblclick();
  await page.getByLabel(say('list', 'view.name'), { exact: true }).fill('按级别');
  await page.keyboard.press('Enter');
  await expect(tab(page, '按级别')).toBeVisible();
}

/** What is deleted can be brought back as it was. */
async function remove({ page, say }: Journey): Promise<void> {
  await page.getByRole('button', { name: say('list', 'view.menu', { view: '按级别' }) }).click();
  await page.getByRole('menuitem', { name: say('list', 'view.remove') }).click();
  await expect(tab(page, '按级别')).toHaveCount(0);
  await page.getByRole('button', { name: new RegExp(say('common', 'action.undo')) }).click();
  await expect(tab(page, '按级别')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('按 级别 分组')).toBeVisible();
}

async function pick({ page, say }: Journey, object: string): Promise<void> {
  await page.goto(`/o/${object}`);
  await page.getByRole('button', { name: /^All/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'By level' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const head = page.getByRole('main').getByRole('button', { name: /^GOLD/ });
  await expect(head).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByText('Deal 40')).toBeVisible();
  await head.click();
  await expect(page.getByText('Deal 40')).toHaveCount(0);
  await expect(page.getByText('Deal 20', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: say('list', 'view.menu', { view: 'By level' }) }).click();
  await page.getByRole('menuitem', { name: say('list', 'view.rename') }).click();
  await page.getByLabel(say('list', 'view.name'), { exact: true }).fill('Levels');
  await page.getByRole('button', { name: say('list', 'view.keep'), exact: true }).click();
  await expect(page.getByRole('button', { name: /^Levels/ })).toBeVisible();
}
