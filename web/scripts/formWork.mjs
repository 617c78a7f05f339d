/**
 * Drops a field on a large form under design and types into a large form, in a headless Chromium; prints what it cost,
 * one JSON line per deed.
 *
 *     node scripts/formWork.mjs <address of the server> <key of the object> <cookie of a session>
 */
import { signedIn } from './signedIn.mjs';

const [server, object, cookie] = process.argv.slice(2);
const DROPS = 8;
const KEYS = 30;

const { browser, page } = await signedIn(server, cookie, { width: 1440, height: 900 });

/** From an event to the first frame that is drawn after it, ms; kept in `window.waits`. */
const watch = (event) =>
  page.evaluate((name) => {
    window.waits = [];
    window.addEventListener(
      name,
      () => {
        const began = performance.now();
        requestAnimationFrame(() => setTimeout(() => window.waits.push(performance.now() - began), 0));
      },
      { capture: true },
    );
  }, event);

async function tell(deed) {
  await page.waitForTimeout(300);
  const waits = (await page.evaluate(() => window.waits)).sort((a, b) => a - b);
  const at = (part) => Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? 0);
  process.stdout.write(`${JSON.stringify({ deed, times: waits.length, p50_ms: at(0.5), worst_ms: at(1) })}\n`);
}

await page.goto(`${server}/build/object/${object}`);
const card = page.locator('main [role=listitem]');
await card.nth(9).waitFor();
await page.waitForLoadState('networkidle').catch(() => undefined);
const source = await page.locator('main aside button').nth(0).boundingBox();
await watch('mouseup');
for (let drop = 0; drop < DROPS; drop++) {
  const target = await card.nth(3).boundingBox();
  await page.mouse.move(source.x + 20, source.y + 10);
  await page.mouse.down();
  await page.mouse.move(source.x + 40, source.y + 20, { steps: 3 });
  await page.mouse.move(target.x + 200, target.y + target.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.waitForTimeout(900);
}
await tell('drop');

await page.goto(`${server}/o/${object}`);
await page.locator('main .btn.primary').first().click();
const box = page.getByRole('dialog').getByRole('textbox').nth(2);
await box.click();
await watch('keydown');
for (let key = 0; key < KEYS; key++) {
  await page.keyboard.press('a');
  await page.waitForTimeout(60);
}
await tell('keystroke');
await browser.close();
