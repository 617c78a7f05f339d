/**
 * A day at the board: a card is dragged to a stage that asks for fields first, goes where it may and not where it may
 * not, by hand and by key; a visit is dragged to another day; on a phone a card moves by its menu.
 */
import { expect, type Page } from '@playwright/test';
import { type Journey, journey } from './journey';
import { expectAccessible } from './session';

const STAGES = [
  { key: 'touch', label: 'Touch', to: ['need'], probability: 10 },
  { key: 'need', label: 'Need', to: ['touch', 'offer'], probability: 30 },
  { key: 'offer', label: 'Offer', to: ['need', 'won'], probability: 50, needs: ['amount'] },
  { key: 'won', label: 'Won', outcome: 'won', probability: 100 },
];

journey(
  'cards move by hand, by key and by menu, asked for what they lack; what lies on a day goes to another',
  async (world) => {
    if (world.phone) return moveByMenu(world);
    await dragCards(world);
    await dragDays(world);
  },
  [
    { language: 'zh-CN', phone: false },
    { language: 'en-US', phone: true },
  ],
);

const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

async function prepare({ api, language, phone, mark }: Journey, kind: string): Promise<string> {
  const object = `deal_${kind}_${language.slice(0, 2)}_${phone ? 'p' : 'd'}_${mark}`;
  const options = STAGES.map((stage) => ({ color: '', retired: false, ...stage }));
  const fields = [
    { key: 'name', type: 'text', label: 'Name', required: true, settings: {} },
    { key: 'at', type: 'stage', label: 'Stage', default: 'touch', settings: { options } },
    { key: 'amount', type: 'number', label: 'Amount', settings: {} },
    { key: 'due', type: 'date', label: 'Due', settings: {} },
  ];
  const body = { label: `Deal ${object}`, icon: 'target', title_field: 'name', fields };
  await api('PUT', `/definitions/object/${object}`, { body, draft_version: 0 });
  await api('POST', `/definitions/object/${object}/publish`, {});
  const records = [
    { name: 'Cedar pumps', at: 'need', due: today() },
    { name: 'Birch valves', at: 'need', amount: '120', due: today() },
    { name: 'Rowan drives', at: 'touch', amount: '40' },
  ];
  await api('POST', `/objects/${object}/records`, { records });
  return object;
}

const lane = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const card = (page: Page, within: string, name: string) =>
  lane(page, within).getByRole('button', { name: RegExp(`^${name}`) });

async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
  over?: () => Promise<void>,
) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y + 6, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await over?.();
  await page.mouse.up();
}

async function middle(locator: ReturnType<Page['locator']>): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('nothing to be dragged');
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 120) };
}

async function dragCards(world: Journey): Promise<void> {
  const { page, say } = world;
  const object = await prepare(world, 'cards');
  await page.goto(`/o/${object}?type=kanban`);
  await expect(card(page, 'Need', 'Cedar pumps')).toBeVisible();
  await expect(lane(page, 'Need').getByRole('heading')).toContainText('2');
  await expectAccessible(page);

  // while it hangs over a stage, the stage says what it lacks; dropped, exactly that is asked for
  const lacks = say('boards', 'answer.lacks', { lane: 'Offer', fields: 'Amount' });
  await drag(page, await middle(card(page, 'Need', 'Cedar pumps')), await middle(lane(page, 'Offer')), async () => {
    await expect(lane(page, 'Offer').getByText(lacks)).toBeVisible();
  });
  const asking = page.getByRole('dialog');
  await asking.getByLabel('Amount').fill('80');
  await asking.getByRole('button', { name: say('boards', 'kanban.askAction', { lane: 'Offer' }) }).click();
  await expect(card(page, 'Offer', 'Cedar pumps')).toBeVisible();
  // the card is shown there before it is written; until then the dialog lies above the board
  await expect(asking).toBeHidden();
  await expect(lane(page, 'Need').getByRole('heading')).toContainText('1');

  // what has all it needs goes at once, and comes back on demand
  await drag(page, await middle(card(page, 'Need', 'Birch valves')), await middle(lane(page, 'Offer')));
  await expect(card(page, 'Offer', 'Birch valves')).toBeVisible();
  // shown at once; what is offered to be undone is said once it is written
  await expect(page.getByText(say('boards', 'moved', { title: 'Birch valves', lane: 'Offer' }))).toBeVisible();
  await page
    .getByRole('button', { name: say('common', 'action.undo') })
    .last()
    .click();
  await expect(card(page, 'Need', 'Birch valves')).toBeVisible();

  // by key: lifted, one column on, dropped; a way that is not drawn is refused and the card stays
  const rowan = card(page, 'Touch', 'Rowan drives');
  await rowan.focus();
  await page.keyboard.press('Space');
  await page.waitForTimeout(100);
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(100);
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(100);
  await page.keyboard.press('Space');
  await expect(page.getByText(say('boards', 'answer.only', { goals: 'Need' })).last()).toBeVisible();
  await expect(card(page, 'Touch', 'Rowan drives')).toBeVisible();

  // one typed line becomes a record of the column
  await lane(page, 'Touch')
    .getByRole('button', { name: say('boards', 'kanban.add', { lane: 'Touch' }) })
    .click();
  await page.keyboard.type('Alder gears 60');
  await page.keyboard.press('Enter');
  await expect(card(page, 'Touch', 'Alder gears')).toBeVisible();
}

async function dragDays(world: Journey): Promise<void> {
  const { page } = world;
  const object = await prepare(world, 'days');
  await page.goto(`/o/${object}?type=calendar`);
  const event = page.getByRole('button', { name: /^Cedar pumps/ });
  await expect(event).toBeVisible();
  await expectAccessible(page);
  const week = page.locator(`[data-day="${today()}"]`).locator('xpath=..').locator('[data-day]');
  const days = await week.evaluateAll((each) => each.map((day) => (day as HTMLElement).dataset.day ?? ''));
  const goal = days.find((day) => day !== today()) ?? '';
  await drag(page, await middle(event), await middle(page.locator(`[data-day="${goal}"]`)));
  await expect
    .poll(async () => {
      const found = await world.api<{ records: { due: string }[] }>('POST', `/objects/${object}/query`, {
        kind: 'list',
        fields: ['due'],
        filter: { field: 'name', op: 'eq', value: 'Cedar pumps' },
      });
      return found.records[0]?.due;
    })
    .toBe(goal);
}

async function moveByMenu(world: Journey): Promise<void> {
  const { page, say } = world;
  const object = await prepare(world, 'phone');
  await page.goto(`/o/${object}?type=kanban`);
  await expect(card(page, 'Touch', 'Rowan drives')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: say('boards', 'moveTo', { title: 'Rowan drives' }) }).click();
  await page.getByRole('menuitem', { name: 'Need' }).click();
  await expect(card(page, 'Need', 'Rowan drives')).toBeVisible();
}
