/**
 * Fills a sub-table with 200 pasted lines in a headless Chromium, scrolls through it and types into it, and prints what
 * each cost, one JSON line per figure.
 *
 *     node scripts/lineFrames.mjs <address of the form> <cookie of a session> <columns>
 */
import { signedIn } from './signedIn.mjs';

const [address, cookie, columns] = process.argv.slice(2);
const ROWS = 200;
const TURNS = 120;
const KEYS = 60;

const { browser, context, page } = await signedIn(address, cookie);
await page.goto(address);
const grid = page.getByRole('dialog').getByRole('grid');
await grid.waitFor();
await grid.focus();

const cdp = await context.newCDPSession(page);
await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
const cpuMs = async () =>
  (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
const rounded = (number) => Number(number.toFixed(2));
const say = (figures) => process.stdout.write(`${JSON.stringify(figures)}\n`);

const line = (row) => Array.from({ length: Number(columns) }, (_, i) => `${row * 10 + i}`).join('\t');
const block = Array.from({ length: ROWS }, (_, row) => line(row)).join('\n');
const beforePaste = await cpuMs();
await page.evaluate((text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const pasted = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(pasted);
}, block);
await page.waitForFunction(
  (count) => document.querySelector('[role=dialog] [role=grid]').getAttribute('aria-rowcount') === String(count + 1),
  ROWS,
);
say({ way: 'paste', lines: ROWS, cpu_ms: rounded((await cpuMs()) - beforePaste) });

await page.evaluate(() => {
  window.drawn = 0;
  const tick = () => {
    window.drawn += 1;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
});
await page.waitForTimeout(1000);
const box = await grid.boundingBox();
await page.mouse.move(box.x + 200, box.y + 150);
const [beforeWheel, firstFrame] = [await cpuMs(), await page.evaluate(() => window.drawn)];
for (let turn = 0; turn < TURNS; turn++) {
  await page.mouse.wheel(0, turn < TURNS / 2 ? 100 : -100);
  await page.waitForTimeout(16);
}
const frames = (await page.evaluate(() => window.drawn)) - firstFrame;
say({ way: 'wheel', frames, cpu_ms_per_frame: rounded(((await cpuMs()) - beforeWheel) / frames) });

await grid.getByRole('row').nth(2).getByRole('gridcell').nth(1).click();
const beforeKeys = await cpuMs();
for (let key = 0; key < KEYS; key++) {
  await page.keyboard.press('a');
  await page.waitForTimeout(20);
}
say({ way: 'keys', keys: KEYS, cpu_ms_per_key: rounded(((await cpuMs()) - beforeKeys) / KEYS) });
await browser.close();
