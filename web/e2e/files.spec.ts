/**
 * Documents are attached to a record while the line breaks, looked at without leaving the page, removed and taken back.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { type Document, docx, pdf, png, xlsx } from './documents';
import { type Journey, journey } from './journey';
import { expectAccessible } from './session';

const PIECE = 8 * 1024 * 1024;
const DOCUMENTS = [
  pdf('报价单.pdf', '榫卯报价单'),
  xlsx('设备清单.xlsx', [
    ['名称', '数量'],
    ['立柱', 2],
  ]),
  docx('技术协议.docx', ['技术协议', '重复定位精度']),
];

journey('documents are attached over a broken line, seen, removed and taken back', async (world) => {
  const record = await prepare(world);
  await world.page.goto(record);
  await attach(world);
  await paste(world);
  await look(world);
  await removeAndUndo(world);
});

async function prepare({ api, language, phone, mark }: Journey): Promise<string> {
  const object = `case_${language.slice(0, 2)}_${phone ? 'p' : 'd'}_${mark}`;
  const fields = [
    { key: 'name', type: 'text', label: 'Name' },
    { key: 'papers', type: 'file', label: 'Papers', settings: { max_count: 5 } },
    { key: 'photos', type: 'image', label: 'Photos', settings: {} },
  ];
  const body = { label: `Case ${mark}`, icon: 'tag', title_field: 'name', fields };
  await api('PUT', `/definitions/object/${object}`, { body, draft_version: 0 });
  await api('POST', `/definitions/object/${object}/publish`, {});
  const made = await api<{ id: string }>('POST', `/objects/${object}/records`, { name: 'Column milling centre' });
  return `/o/${object}/${made.id}`;
}

/** Open the editor of a field where its value stands. */
async function edit({ page, say }: Journey, label: string): Promise<Locator> {
  const button = page.getByRole('button', { name: say('record', 'panel.change', { label }) });
  // files open themselves; beside them the value is changed
  const { width = 0 } = (await button.boundingBox()) ?? {};
  await button.click({ position: { x: width - 12, y: 12 } });
  return page.getByRole('dialog', { name: label });
}

async function choose(pane: Locator, documents: readonly Document[]): Promise<void> {
  await pane
    .locator('input[type=file]')
    .first()
    .setInputFiles([...documents]);
}

async function save({ page, say }: Journey, pane: Locator): Promise<void> {
  const saved = page.waitForResponse(
    (answer) => answer.request().method() === 'PATCH' && answer.url().includes('/records/'),
  );
  await pane.getByRole('button', { name: say('fields', 'form.save') }).click();
  await saved;
  await expect(pane).toBeHidden();
}

const text = ({ say }: Journey, key: string, values?: Record<string, unknown>) =>
  say('fields', `types.file.${key}`, values);

async function attach(world: Journey): Promise<void> {
  const { page } = world;
  const large = { name: 'drawings.zip', mimeType: 'application/zip', buffer: Buffer.alloc(2 * PIECE + 5) };
  large.buffer.write('PK\x03\x04', 0, 'latin1');
  const line = await breakAfterFirstPiece(page);
  const pane = await edit(world, 'Papers');
  await choose(pane, [...DOCUMENTS, large]);
  await expect(pane.getByText(text(world, 'waiting'))).toBeVisible();
  await pane.getByRole('button', { name: world.say('fields', 'form.save') }).click();
  await expect(pane.getByText(text(world, 'busy'))).toBeVisible();
  line.mend();
  await expect(pane.getByRole('button', { name: text(world, 'remove', { name: large.name }) })).toBeVisible();
  expect(line.offsets()).toEqual([0, PIECE, 2 * PIECE]);
  await choose(pane, [{ name: 'setup.exe', mimeType: '', buffer: Buffer.from('MZ') }]);
  await expect(pane.getByRole('alert').filter({ hasText: 'PDF' })).toBeVisible();
  await pane.getByRole('button', { name: text(world, 'cancel', { name: 'setup.exe' }) }).click();
  await expectAccessible(page);
  await save(world, pane);
  await page.reload();
  for (const { name } of [...DOCUMENTS, large]) await expect(chip(world, name)).toBeVisible();
}

/** The line of large files breaks at their second piece; `offsets` are the pieces that arrived. */
async function breakAfterFirstPiece(page: Page): Promise<{ mend: () => void; offsets: () => number[] }> {
  let broken = false;
  let mended = false;
  const arrived: number[] = [];
  await page.route(/\/api\/v1\/files\/[\w-]+$/, async (route) => {
    const offset = Number((await route.request().headerValue('upload-offset')) ?? -1);
    if (offset === PIECE && !mended) broken = true;
    if (broken && !mended) return route.abort('internetdisconnected');
    if (offset >= 0 && (route.request().postDataBuffer()?.length ?? PIECE) > 5000) arrived.push(offset);
    else if (offset === 2 * PIECE) arrived.push(offset);
    return route.continue();
  });
  return {
    mend: () => {
      mended = true;
      void page.evaluate(() => window.dispatchEvent(new Event('online')));
    },
    offsets: () => arrived,
  };
}

/** A file where it stands as a value; the timeline tells of it as well. */
const chip = ({ page, say, ...world }: Journey, name: string) =>
  page
    .getByRole('region', { name: say('record', 'panel.title') })
    .getByRole('button', { name: text({ page, say, ...world }, 'open', { name }) });

/** A picture is pasted from the clipboard. */
async function paste(world: Journey): Promise<void> {
  const pane = await edit(world, 'Photos');
  const picture = png('site.png', [30, 120, 140]);
  await pane.getByRole('group', { name: 'Photos' }).evaluate(
    (element, { name, bytes }) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(bytes)], name, { type: 'image/png' }));
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { name: picture.name, bytes: [...picture.buffer] },
  );
  await expect(pane.getByRole('button', { name: text(world, 'remove', { name: picture.name }) })).toBeVisible();
  await save(world, pane);
  const shown = chip(world, picture.name).locator('img');
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(240);
}

async function look(world: Journey): Promise<void> {
  const { page } = world;
  const viewer = page.getByRole('dialog');
  await chip(world, '报价单.pdf').click();
  const sheet = viewer.getByRole('img', { name: text(world, 'page', { at: 1, of: 1 }) });
  await expect.poll(() => sheet.evaluate(inked)).toBeGreaterThan(150);
  await expectAccessible(page);
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('cell', { name: '立柱' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(viewer.frameLocator('iframe').getByText('重复定位精度')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByText(text(world, 'noPreview'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await chip(world, 'site.png').click();
  await expect(viewer.getByRole('img', { name: 'site.png' })).toBeVisible();
  await viewer.getByRole('button', { name: text(world, 'close'), exact: true }).click();
  await expect(viewer).toBeHidden();
}

/** How many dark dots a canvas has. */
const inked = (canvas: Element): number => {
  const sheet = canvas as HTMLCanvasElement;
  const dots = sheet.getContext('2d')?.getImageData(0, 0, sheet.width || 1, sheet.height || 1).data ?? [];
  let dark = 0;
  for (let at = 0; at < dots.length; at += 4) if (Number(dots[at]) < 100 && Number(dots[at + 3]) > 0) dark += 1;
  return dark;
};

async function removeAndUndo(world: Journey): Promise<void> {
  const { page } = world;
  const name = '设备清单.xlsx';
  const pane = await edit(world, 'Papers');
  const remove = pane.getByRole('button', { name: text(world, 'remove', { name }) });
  await remove.click();
  await expect(remove).toBeHidden();
  await pane.getByRole('button', { name: text(world, 'putBack') }).click();
  await expect(remove).toBeVisible();
  await remove.click();
  await save(world, pane);
  await page.reload();
  await expect(chip(world, '技术协议.docx')).toBeVisible();
  await expect(chip(world, name)).toBeHidden();
}
