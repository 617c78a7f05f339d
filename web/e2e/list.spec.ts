/**
 * A long list as two people live it: the administrator jumps in it, narrows it by time and puts it in another order;
 * an ordinary member works in it, and meets nothing that is not theirs.
 */
import { type Browser, expect, type Page } from '@playwright/test';
import { type Journey, journey } from './journey';

const TOTAL = 3000;
const TOGETHER = 1000;
const PASSWORD = 'a longer pass phrase';
const DESKTOPS = [
  { language: 'zh-CN', phone: false },
  { language: 'en-US', phone: false },
] as const;
/** Days before today on which the last records were due; all others were due long ago. */
const RECENT = [0, 3, 6, 7];

journey(
  'thousands of records are jumped in, narrowed and ordered; a member works in them and builds nothing',
  async (world) => {
    const object = await prepare(world);
    await world.page.goto(`/o/${object}`);
    await jump(world);
    await order(world, object);
    await narrow(world, object);
    const colleague = await join(world);
    await work(world, colleague, object);
    await stayOut(world, colleague, object);
    await colleague.context().close();
  },
  DESKTOPS,
);

/** Names sort like their numbers: `Part 0001` … `Part 3000`. */
const nameOf = (place: number) => `Part ${String(place).padStart(4, '0')}`;

/** The day so many days ago where the company is, `YYYY-MM-DD`. */
function daysAgo(days: number): string {
  const at = new Date(Date.now() - days * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(at);
}

async function prepare({ api, language, mark }: Journey): Promise<string> {
  const object = `part_${language.slice(0, 2)}_${mark}`;
  const fields = [
    { key: 'name', type: 'text', label: 'Name', required: true, settings: {} },
    { key: 'due', type: 'date', label: 'Due', settings: {} },
  ];
  const body = { label: `Part ${object}`, icon: 'tag', title_field: 'name', fields };
  await api('PUT', `/definitions/object/${object}`, { body, draft_version: 0 });
  await api('POST', `/definitions/object/${object}/publish`, {});
  for (let first = 1; first <= TOTAL; first += TOGETHER) {
    const records = Array.from({ length: TOGETHER }, (_, i) => record(first + i));
    await api('POST', `/objects/${object}/records`, { records });
  }
  return object;
}

function record(place: number): { name: string; due: string } {
  const recent = RECENT[TOTAL - place];
  return { name: nameOf(place), due: recent === undefined ? '2001-02-03' : daysAgo(recent) };
}

const row = (page: Page, place: number) => page.getByRole('link', { name: nameOf(place), exact: true });
const grid = (page: Page) => page.getByRole('grid');

/** A press on the head of a column: from Z to A, one more: from A to Z. */
async function order({ page }: Journey, object: string): Promise<void> {
  await page.goto(`/o/${object}`);
  const head = grid(page).getByRole('columnheader', { name: 'Name' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(row(page, TOTAL)).toBeVisible();
  await expect(row(page, 1)).toHaveCount(0);
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(row(page, 1)).toBeVisible();
  await expect(row(page, TOTAL)).toHaveCount(0);
}

/** By the scrollbar to the middle, by keyboard to the end and back: what stands there is what belongs there. */
async function jump({ page }: Journey): Promise<void> {
  await page.goto(`${page.url()}?sort=name`);
  await expect(row(page, 1)).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(TOTAL + 1));
  await grid(page).evaluate((table, share) => {
    const scroller = table.parentElement as HTMLElement;
    scroller.scrollTop = scroller.scrollHeight * share;
  }, 0.5);
  await expect(row(page, TOTAL / 2 + 5)).toBeVisible();
  await expect(grid(page).locator(`[aria-rowindex="${TOTAL / 2 + 6}"]`)).toContainText(nameOf(TOTAL / 2 + 5));
  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(row(page, TOTAL)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(row(page, 1)).toBeVisible();
}

/** The last seven days, today among them; then all that is due today. */
async function narrow({ page, say }: Journey, object: string): Promise<void> {
  await page.goto(`/o/${object}`);
  await page.getByRole('button', { name: say('fields', 'filter.operator'), exact: true }).click();
  await page.getByRole('option', { name: 'Due', exact: true }).click();
  const spans = page.getByRole('dialog', { name: say('fields', 'filter.operator') });
  await spans.getByRole('button', { name: say('fields', 'span.lastDays', { count: 7 }), exact: true }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '4');
  for (const place of [0, 1, 2]) await expect(row(page, TOTAL - place)).toBeVisible();
  await expect(row(page, TOTAL - 3)).toHaveCount(0);
  await spans.getByRole('button', { name: say('fields', 'span.day.0'), exact: true }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await expect(row(page, TOTAL)).toBeVisible();
  await page.keyboard.press('Escape');
}

/** A colleague comes in with the link of the invitation, in a browser of their own. */
async function join({ page, language, say, api, mark }: Journey): Promise<Page> {
  const person = { name: `Member ${mark}`, login: `member-${language}-${mark}@part.example`.toLowerCase() };
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
  const { csrf } = await (await context.request.get('/api/v1/me')).json();
  const headers = { Origin: new URL(page.url()).origin, 'X-CSRF-Token': csrf };
  await context.request.patch('/api/v1/me', { headers, data: { language } });
  return colleague;
}

async function work({ page }: Journey, colleague: Page, object: string): Promise<void> {
  await colleague.goto(`/o/${object}`);
  await expect(row(colleague, TOTAL)).toBeVisible();
  await colleague.getByRole('main').locator('.btn.primary').first().click();
  const sheet = colleague.getByRole('dialog');
  await sheet.getByRole('textbox').first().fill('Part of a member');
  await colleague.keyboard.press('ControlOrMeta+Enter');
  await expect(sheet).toHaveCount(0);
  await expect(colleague.getByRole('link', { name: 'Part of a member', exact: true })).toBeVisible();
  await page.goto(`/o/${object}`);
  await expect(page.getByRole('link', { name: 'Part of a member', exact: true })).toBeVisible();
}

/** Building and the company's settings are neither offered nor open by their address. */
async function stayOut({ say }: Journey, colleague: Page, object: string): Promise<void> {
  await expect(colleague.locator('a[href^="/build"]')).toHaveCount(0);
  const refused = colleague.getByRole('main').getByText(say('common', 'state.noPermission'));
  for (const address of ['/build', `/build/object/${object}`, `/build/object/${object}/history`, '/settings/people']) {
    await colleague.goto(address);
    await expect(refused).toBeVisible();
  }
  await colleague.goto('/settings');
  const sections = colleague.getByRole('main').locator('nav a');
  await expect(sections).toHaveCount(1);
  await expect(sections).toHaveAttribute('href', '/settings/account');
}
