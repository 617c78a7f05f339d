/** Records leave as files: the chosen ones as a workbook, all of a list as JSON; and what left can be read afterwards. */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { type Journey, journey } from './journey';

const NAMES = ['Alder', 'Birch', 'Cedar'];

journey(
  'chosen records leave as a workbook, a list as JSON, and the jobs say what was exported',
  async (world) => {
    const { page, say } = world;
    const object = await prepare(world);
    await page.goto(`/o/${object}`);
    await expect(page.getByText('Cedar')).toBeVisible();

    await page.getByRole('checkbox').first().check();
    const workbook = page.waitForEvent('download');
    await page
      .getByRole('toolbar')
      .getByRole('button', { name: say('list', 'export.title') })
      .click();
    expect((await workbook).suggestedFilename()).toMatch(/\.xlsx$/);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: say('list', 'export.title'), exact: true }).click();
    const json = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: say('list', 'export.json') }).click();
    const told = JSON.parse(await readFile(await (await json).path(), 'utf8')) as { name: string }[];
    expect(told.map(({ name }) => name).sort()).toEqual(NAMES);

    await page.goto('/jobs');
    const rows = say('jobs', 'exported.rows', { count: 3 });
    await expect(page.getByText(rows)).toHaveCount(2);
    await page.getByText(say('jobs', 'exported.all')).click();
    await expect(page.getByRole('definition').filter({ visible: true })).toHaveText('Name');
  },
  [{ language: 'zh-CN', phone: false }],
);

async function prepare({ api, language, mark }: Journey): Promise<string> {
  const object = `tree_${language.slice(0, 2)}_${mark}`;
  const fields = [{ key: 'name', type: 'text', label: 'Name', required: true, settings: {} }];
  const body = { label: `Tree ${object}`, icon: 'tag', title_field: 'name', fields };
  await api('PUT', `/definitions/object/${object}`, { body, draft_version: 0 });
  await api('POST', `/definitions/object/${object}/publish`, {});
  await api('POST', `/objects/${object}/records`, { records: NAMES.map((name) => ({ name })) });
  return object;
}
