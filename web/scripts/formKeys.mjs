/**
 * Types into the middle of a long form in a headless Chromium and prints what each key cost, one JSON line.
 *
 *     node scripts/formKeys.mjs <address of the form> <cookie of a session> <label of the field>
 */
import { signedIn } from './signedIn.mjs';

const [address, cookie, label] = process.argv.slice(2);
const KEYS = 60;

const { browser, context, page } = await signedIn(address, cookie);
const began = Date.now();
await page.goto(address);
const box = page.getByLabel(label, { exact: true });
await box.waitFor();
const openMs = Date.now() - began;
const controls = await page.locator('[role=dialog] :is(input, textarea), dialog :is(input, textarea)').count();
await box.focus();
await page.waitForTimeout(500);

/** From the key until the page has drawn what it changed. */
await page.evaluate(() => {
  window.waits = [];
  document.addEventListener(
    'keydown',
    () => {
      const pressed = performance.now();
      requestAnimationFrame(() => {
        const drawn = new MessageChannel();
        drawn.port1.onmessage = () => window.waits.push(performance.now() - pressed);
        drawn.port2.postMessage(null);
      });
    },
    true,
  );
});
const cdp = await context.newCDPSession(page);
await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
const cpuMs = async () =>
  (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
const before = await cpuMs();
for (let key = 0; key < KEYS; key++) {
  await page.keyboard.press('a');
  await page.waitForTimeout(20);
}
const after = await cpuMs();
const waits = (await page.evaluate(() => window.waits)).sort((a, b) => a - b);
const at = (part) => Number((waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? 0).toFixed(1));
const figures = {
  controls,
  open_ms: openMs,
  keys: waits.length,
  key_p50_ms: at(0.5),
  key_p95_ms: at(0.95),
  key_worst_ms: at(1),
  cpu_ms_per_key: Number(((after - before) / KEYS).toFixed(2)),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
await browser.close();
