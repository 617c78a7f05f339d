/**
 * What is done is taken back, and who may come in is decided: the navigation is arranged, a batch is undone from its
 * page, deleted records are restored and removed for good, and a suspended colleague is out at once.
 */
import { type Browser, expect, type Page } from '@playwright/test';
import { type Journey, journey } from './journey';

const WORDS = {
  'zh-CN': { object: '\u6c34\u6cf5', app: '\u8bbe\u5907', group: '\u673a\u623f', colleague: '\u5468\u6c90\u8a00' },
  'en-US': { object: 'Pump', app: 'Plant', group: 'Engine room', colleague: 'Zhou Muyan' },
};
const PASSWORD = 'a longer pass phrase';

interface Things {
  object: string;
  app: string;
  /** Ids of the records `One` and `Two`. */
  ids: [string, string];
}

journey('the navigation is arranged, a batch undone, records come back, a colleague is shut out', async (world) => {
  const things = await prepare(world);
  await arrange(world, things);
  await undoBatch(world, things);
  await emptyBin(world, things);
  await shutOut(world);
});

async function prepare({ api, language, phone }: Journey): Promise<Things> {
  const object = `pump_${language.slice(0, 2)}_${phone ? 'p' : 'd'}`;
  const app = `plant_${language.slice(0, 2)}_${phone ? 'p' : 'd'}`;
  const name = { key: 'name', type: 'text', label: 'Name', required: true, settings: {} };
  const body = { label: `${WORDS[language].object} ${object}`, icon: 'tag', title_field: 'name', fields: [name] };
  await api('PUT', `/definitions/object/${object}`, { body, draft_version: 0 });
  await api('POST', `/definitions/object/${object}/publish`, {});
  const navigation = { label: WORDS[language].app, icon: 'home', items: [] };
  await api('PUT', `/definitions/app/${app}`, { body: navigation, draft_version: 0 });
  const { records } = await api<{ records: { id: string }[] }>('POST', `/objects/${object}/records`, {
    records: [{ name: 'One' }, { name: 'Two' }],
  });
  return { object, app, ids: records.map(({ id }) => id) as [string, string] };
}

/** A group, the object in it, the group's own name; published, it stands where people look for it. */
async function arrange({ page, language, phone, say }: Journey, { object, app }: Things): Promise<void> {
  const label = `${WORDS[language].object} ${object}`;
  await page.goto(`/build/app/${app}`);
  await page.getByRole('button', { name: say('definitions', 'app.addGroup') }).click();
  await page.getByRole('textbox', { name: say('definitions', 'app.groupName') }).fill(WORDS[language].group);
  await page.getByRole('button', { name: label, exact: true }).click();
  await expect(page.getByRole('button', { name: say('definitions', 'app.moveOut', { name: label }) })).toBeVisible();
  await page.getByRole('button', { name: say('common', 'publish.action') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('common', 'publish.action') })
    .click();
  await expect(page.getByText(say('common', 'publish.done', { version: 1 }))).toBeVisible();
  if (phone) await page.goto('/');
  await expect(page.getByRole('link', { name: label })).toBeVisible();
  // on a phone the workbench lists what is in the groups, without their heads
  if (!phone) await expect(page.getByText(WORDS[language].group, { exact: true }).first()).toBeVisible();
}

async function undoBatch({ page, say, api }: Journey, { object, ids }: Things): Promise<void> {
  const { batch_id } = await api<{ batch_id: string }>('POST', `/objects/${object}/bulk`, {
    op: 'update',
    ids,
    changes: { name: 'Same' },
  });
  await page.goto(`/batches/${batch_id}`);
  await expect(page.getByText('One').first()).toBeVisible();
  await page.getByRole('button', { name: say('batches', 'undo.button') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('batches', 'undo.action', { count: 2 }) })
    .click();
  await expect(page.getByText(say('batches', 'undone')).first()).toBeVisible();
  await page.goto(`/o/${object}/${ids[0]}`);
  await expect(page.getByRole('heading', { level: 1, name: 'One' })).toBeVisible();
}

async function emptyBin({ page, say, api }: Journey, { object, ids }: Things): Promise<void> {
  await api('POST', `/objects/${object}/bulk`, { op: 'delete', ids });
  await page.goto('/recycle-bin');
  const entry = (title: string) => page.getByRole('listitem').filter({ hasText: object }).filter({ hasText: title });
  await entry('One')
    .getByRole('button', { name: say('recycle', 'restore') })
    .click();
  await expect(entry('One')).toHaveCount(0);
  await entry('Two')
    .getByRole('button', { name: say('recycle', 'purge.title', { title: 'Two' }) })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('recycle', 'purge.action') })
    .click();
  await expect(entry('Two')).toHaveCount(0);
  await page.goto(`/o/${object}`);
  await expect(page.getByText('One', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Two', { exact: true })).toHaveCount(0);
}

/** A colleague looks at a list in a browser of their own; once suspended they see the sign-in without a touch. */
async function shutOut(world: Journey): Promise<void> {
  const { page, language, say, api, mark } = world;
  const name = `${WORDS[language].colleague} ${mark}`;
  const { link } = await api<{ link: string }>('POST', '/users', { name, login: `zhou-${mark}@pump.example` });
  const colleague = await join(page.context().browser() as Browser, new URL(link, page.url()).href, world);
  await page.goto('/settings/people');
  await page.getByRole('button', { name: say('people', 'menu', { name }) }).click();
  await page.getByRole('menuitem', { name: say('people', 'suspend.action') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('people', 'suspend.action') })
    .click();
  await expect(page.getByText(say('people', 'suspend.done', { name }))).toBeVisible();
  // in whichever language the colleague's account speaks
  await expect(colleague).toHaveURL(/\/sign-in/);
  await colleague.context().close();
}

async function join(browser: Browser, link: string, { language, say }: Journey): Promise<Page> {
  const context = await browser.newContext({ locale: language });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel(say('signin', 'invite.password'), { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: say('signin', 'invite.join'), exact: true }).click();
  await expect(page.locator('nav a[href="/"]')).toBeVisible();
  await expect(page.locator('a[href="/build"]')).toHaveCount(0);
  return page;
}
