/**
 * Drops fields on a long form under design in a headless Chromium and prints what each drop cost, one JSON line.
 *
 *     node scripts/formDrops.mjs <address of the designer> <cookie of a session>
 */
import { signedIn } from './signedIn.mjs';

const [address, cookie] = process.argv.slice(2);
const DROPS = 8;

const { browser, page } = await signedIn(address, cookie, { width: 1440, height: 900 });

/** From the release of the button until the page has drawn what it changed. */
const watch = () =>
  page.evaluate(() => {
    window.waits = [];
    window.addEventListener(
      'mouseup',
      () => {
        const released = performance.now();
        requestAnimationFrame(() => setTimeout(() => window.waits.push(performance.now() - released), 0));
      },
      { capture: true },
    );
  });

await page.goto(address);
const card = page.locator('main [role=listitem]');
await card.nth(9).waitFor();
await page.waitForLoadState('networkidle').catch(() => undefined);
const source = await page.locator('main aside button').nth(0).boundingBox();
await watch();
for (let drop = 0; drop < DROPS; drop++) {
  const target = await card.nth(3).boundingBox();
  await page.mouse.move(source.x + 20, source.y + 10);
  await page.mouse.down();
  await page.mouse.move(source.x + 40, source.y + 20, { steps: 3 });
  await page.mouse.move(target.x + 200, target.y + target.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.waitForTimeout(900);
}
const waits = (await page.evaluate(() => window.waits)).sort((a, b) => a - b);
const at = (part) => Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? 0);
process.stdout.write(`${JSON.stringify({ drops: waits.length, drop_p50_ms: at(0.5), drop_worst_ms: at(1) })}\n`);

await browser.close();
