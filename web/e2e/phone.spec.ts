/**
 * A salesperson on the road: whom to call today, a visit written down without network, the page loaded anew in between,
 * and back in reach everything is on the server once. What the server refuses is shown, dropped and taken back.
 */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type Journey, journey } from './journey';
import { expectAccessible } from './session';

test.use({
  serviceWorkers: 'allow',
  permissions: ['geolocation'],
  geolocation: { longitude: 113.9341, latitude: 22.5332, accuracy: 25 },
});

const LIVES = (['zh-CN', 'en-US'] as const).map((language) => ({ language, phone: true }));

interface Things {
  customer: { id: string; name: string };
  other: { id: string; name: string };
  plan: string;
}

journey(
  'a visit without network outlives a reload and is there once',
  async (world) => {
    const things = await prepare(world);
    await seeTheDay(world, things);
    await tickAndPutOff(world, things);
    await carriesOut(world, things);
    await visitWithoutNetwork(world, things);
    await comeBack(world, things);
    await refused(world, things);
    await expectNoDataCached(world.page);
    await signOut(world);
  },
  LIVES,
);

const words = (zh: string, en: string) => ({ 'zh-CN': zh, 'en-US': en });

async function prepare({ api, mark, page }: Journey): Promise<Things> {
  const { objects } = await api<{ objects: { key: string }[] }>('GET', '/objects');
  if (!objects.some(({ key }) => key === 'follow_up')) await define(api);
  const create = (object: string, values: object) => api<{ id: string }>('POST', `/objects/${object}/records`, values);
  const name = `Hengyue ${mark}`;
  const { id } = await create('customer', { name, phone: '0755-23456789' });
  const other = { name: `Chenghai ${mark}` };
  const { id: otherId } = await create('customer', other);
  const plan = {
    content: 'a call',
    customer: id,
    next_at: new Date().toISOString(),
    next_step: `send the offer ${mark}`,
  };
  await create('follow_up', {
    content: 'older',
    customer: otherId,
    next_at: '2026-01-05T02:00:00Z',
    next_step: 'late',
  });
  await page.goto('/');
  return { customer: { id, name }, other: { id: otherId, ...other }, plan: (await create('follow_up', plan)).id };
}

async function define(api: Journey['api']): Promise<void> {
  const publish = async (kind: string, key: string, body: object) => {
    await api('PUT', `/definitions/${kind}/${key}`, { body, draft_version: 0 });
    await api('POST', `/definitions/${kind}/${key}/publish`, {});
  };
  const field = (key: string, type: string, label: object, more: object = {}) => ({
    key,
    type,
    label,
    settings: {},
    ...more,
  });
  await publish('object', 'customer', {
    label: words('\u5ba2\u6237', 'Customer'),
    icon: 'users',
    title_field: 'name',
    fields: [
      field('name', 'text', words('\u540d\u79f0', 'Name'), { required: true, searchable: true }),
      field('phone', 'phone', words('\u7535\u8bdd', 'Phone')),
    ],
  });
  await publish('object', 'follow_up', {
    label: words('\u8ddf\u8fdb', 'Follow-up'),
    icon: 'comment',
    title_field: 'content',
    fields: [
      field('content', 'text', words('\u5185\u5bb9', 'What happened'), { required: true }),
      field('at', 'datetime', words('\u65f6\u95f4', 'When')),
      field('customer', 'relation', words('\u5ba2\u6237', 'Customer'), {
        settings: { target: 'customer', on_delete: 'cascade' },
      }),
      field('next_at', 'datetime', words('\u4e0b\u6b21', 'Next at')),
      field('next_step', 'text', words('\u4e0b\u4e00\u6b65', 'Next step')),
      field('done', 'bool', words('\u5b8c\u6210', 'Done')),
      field('place', 'location', words('\u4f4d\u7f6e', 'Place')),
      field('photos', 'image', words('\u7167\u7247', 'Photos')),
    ],
    activity: {
      at: 'at',
      text: 'content',
      way: '',
      next_at: 'next_at',
      next_step: 'next_step',
      done: 'done',
      place: 'place',
      files: 'photos',
    },
  });
  await publish('app', 'sales', {
    label: words('\u9500\u552e', 'Sales'),
    icon: 'target',
    items: [{ object: 'customer' }, { object: 'follow_up' }],
    home: { mine: 'customer', activity: 'follow_up' },
  });
}

const row = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text }).first();

/** What is late stands first; a press calls; nothing on the page is smaller than a thumb. */
async function seeTheDay({ page, say }: Journey, { customer, other }: Things): Promise<void> {
  await page.reload();
  const plan = page.getByRole('list', { name: say('workbench', 'home.today') });
  await expect(plan.getByRole('listitem').filter({ hasText: customer.name })).toBeVisible();
  const order = await plan.getByRole('listitem').allInnerTexts();
  const placeOf = (name: string) => order.findIndex((text) => text.includes(name));
  expect(placeOf(other.name)).toBeLessThan(placeOf(customer.name));
  await expect(row(page, customer.name).locator('a[href="tel:075523456789"]')).toHaveCount(1);
  await expectAccessible(page);
  const small = await page.locator('main a:visible, main button:visible').evaluateAll((all) =>
    all
      .map((one) => ({ box: one.getBoundingClientRect(), said: one.textContent || one.getAttribute('aria-label') }))
      .filter(({ box }) => box.height < 43.5)
      .map(({ said, box }) => `${said} ${box.height}`),
  );
  expect(small).toEqual([]);
}

async function tickAndPutOff({ page, say, api }: Journey, { customer, plan }: Things): Promise<void> {
  const read = () => api<{ done: boolean | null; next_at: string }>('GET', `/objects/follow_up/records/${plan}`);
  const choose = async (key: string) => {
    await row(page, customer.name)
      .getByRole('button', { name: say('workbench', 'do.more', { title: customer.name }) })
      .click();
    await page.getByRole('menuitem', { name: say('workbench', key), exact: true }).click();
  };
  const undo = page.getByRole('button', { name: new RegExp(`^${say('common', 'action.undo')}`) });
  const planned = (await read()).next_at;
  await choose('do.done');
  await expect.poll(async () => (await read()).done).toBe(true);
  await undo.click();
  await expect.poll(async () => (await read()).done).not.toBe(true);
  await choose('do.nextWeek');
  await expect.poll(async () => (await read()).next_at > planned).toBe(true);
  await undo.last().click();
  await expect.poll(async () => (await read()).next_at).toBe(planned);
  await expect(row(page, customer.name)).toBeVisible();
}

/** What was planned and is written down is done with it. */
async function carriesOut({ page, say, api, mark }: Journey, { customer, plan }: Things): Promise<void> {
  await row(page, customer.name)
    .getByRole('button', { name: say('workbench', 'do.more', { title: customer.name }) })
    .click();
  await page.getByRole('menuitem', { name: say('workbench', 'do.note'), exact: true }).click();
  await expect(page.getByRole('checkbox')).toBeChecked();
  await page.locator('#field-content').fill(`called ${mark}`);
  await page.getByRole('button', { name: say('visit', 'save'), exact: true }).click();
  const read = () => api<{ done: boolean | null }>('GET', `/objects/follow_up/records/${plan}`);
  await expect.poll(async () => (await read()).done).toBe(true);
  await api('POST', `/objects/follow_up/bulk`, { op: 'update', ids: [plan], changes: { done: false } });
}

async function ready(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** A photo of 12 megapixels, drawn by the browser itself. */
async function photo(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const pen = canvas.getContext('2d');
    pen?.fillRect(500, 500, 2000, 1000);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  return Buffer.from(bytes);
}

async function visitWithoutNetwork(world: Journey, { customer }: Things): Promise<void> {
  const { page, say, mark } = world;
  const context: BrowserContext = page.context();
  await ready(page);
  const buffer = await photo(page);
  await context.setOffline(true);
  await page.reload();
  await expect(row(page, customer.name)).toBeVisible();
  await page
    .getByRole('link', { name: say('workbench', 'home.visit') })
    .first()
    .click();
  await page.getByRole('searchbox').fill(mark);
  await row(page, customer.name).getByRole('button').click();
  await expect(page.getByRole('heading', { name: customer.name })).toBeVisible();
  await page.locator('#field-content').fill(`visited ${mark}`);
  await page.locator('input[type=file]').last().setInputFiles({ name: 'plant.jpg', mimeType: 'image/jpeg', buffer });
  await expect(page.getByAltText('plant.jpg')).toBeVisible();
  await expect(page.getByText(/113\.9/)).toBeVisible();
  await page.getByRole('button', { name: say('visit', 'next.tomorrow'), exact: true }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: say('visit', 'save'), exact: true }).click();
  await expect(page.getByText(say('visit', 'kept')).first()).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: say('offline', 'banner.look') }).click();
  await expect(row(page, customer.name)).toContainText(`visited ${mark}`);
  await expectAccessible(page);
  await askedBeforeLeaving(world);
}

/** Nothing but files of the client ever lies in the caches of the browser. */
async function expectNoDataCached(page: Page): Promise<void> {
  const cached = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(cached.length).toBeGreaterThan(20);
  expect(cached.filter((path) => !/^\/($|assets\/|icons\/|[\w-]+\.(svg|js|webmanifest)$)/.test(path))).toEqual([]);
}

/** Who signs out leaves nothing readable on the device. */
async function signOut({ page, say }: Journey): Promise<void> {
  await page.goto('/settings');
  await page.getByRole('button', { name: say('settings', 'signOut') }).click();
  await page.waitForURL('**/sign-in');
  const known = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        const opening = indexedDB.open('tenon');
        opening.onsuccess = () => {
          const counting = opening.result.transaction('known').objectStore('known').count();
          counting.onsuccess = () => done(counting.result);
        };
      }),
  );
  expect(known).toBe(0);
}

async function askedBeforeLeaving({ page, say }: Journey): Promise<void> {
  await page.goto('/settings');
  await page.getByRole('button', { name: say('settings', 'signOut') }).click();
  await expect(page.getByRole('dialog')).toContainText(say('offline', 'leave.body'));
  await page.getByRole('button', { name: say('common', 'action.cancel') }).click();
}

interface FollowUp {
  id: string;
  content: string;
  next_at: string | null;
  place: { longitude: string } | null;
  photos: { name: string; size: number }[] | null;
}

async function written({ api, mark }: Journey): Promise<FollowUp[]> {
  const filter = { field: 'content', op: 'contains', value: `visited ${mark}` };
  const page = await api<{ records: FollowUp[] }>('POST', '/objects/follow_up/query', { kind: 'list', filter });
  return page.records;
}

async function comeBack(world: Journey, { customer }: Things): Promise<void> {
  const { page } = world;
  // a second page of the same browser wakes up at the same moment
  const second = await page.context().newPage();
  await second.goto('/drafts');
  await page.context().setOffline(false);
  await expect.poll(async () => (await written(world)).length).toBe(1);
  await second.close();
  await page.goto('/drafts');
  await expect(row(page, customer.name)).toHaveCount(0);
  const [record] = await written(world);
  expect(record?.photos?.map(({ name }) => name)).toEqual(['plant.jpg']);
  expect(record?.place?.longitude).toMatch(/^113\.9/);
  expect(record?.next_at).not.toBeNull();
}

/** The customer goes while nobody can know; what the server says is shown, and dropping it can be taken back. */
async function refused({ page, say, api, mark }: Journey, { other }: Things): Promise<void> {
  await page.goto(`/visit?object=customer&id=${other.id}&note=1`);
  await expect(page.getByRole('heading', { name: other.name })).toBeVisible();
  await page.context().setOffline(true);
  await page.locator('#field-content').fill(`too late ${mark}`);
  await page.getByRole('button', { name: say('visit', 'save'), exact: true }).click();
  await expect(page.getByText(say('visit', 'kept')).first()).toBeVisible();
  await api('POST', '/objects/customer/bulk', { op: 'delete', ids: [other.id] });
  await page.context().setOffline(false);
  await page.getByRole('link', { name: say('offline', 'banner.look') }).click();
  const draft = row(page, other.name);
  await expect(draft.getByRole('alert')).toBeVisible();
  await draft.getByRole('button', { name: say('offline', 'drafts.edit') }).click();
  await expect(page.getByRole('dialog').locator('#field-content')).toHaveValue(`too late ${mark}`);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('offline', 'drafts.cancel') })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const discard = async () => {
    await draft.getByRole('button', { name: say('offline', 'drafts.discard') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('offline', 'drafts.discard') })
      .click();
    await expect(draft).toHaveCount(0);
  };
  await discard();
  await page.getByRole('button', { name: new RegExp(`^${say('common', 'action.undo')}`) }).click();
  await expect(draft).toBeVisible();
  await discard();
}
