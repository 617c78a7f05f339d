/**
 * Scrolls through a long list in a headless Chromium and prints what it cost, one JSON line per way of scrolling.
 *
 *     node scripts/gridFrames.mjs <address of the list> <cookie of a session>
 */
import { signedIn } from './signedIn.mjs';

const [address, cookie] = process.argv.slice(2);
const TURNS = 120;
const JUMPS = 12;

const { browser, context, page } = await signedIn(address, cookie);
const cdp = await context.newCDPSession(page);

await page.goto(address);
await page.locator('[role=gridcell]').first().waitFor();
await page.waitForLoadState('networkidle').catch(() => undefined);

/** Thread CPU of the page's main thread so far, and the bytes of its heap. */
await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
async function used() {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (key) => metrics.find((one) => one.name === key)?.value ?? 0;
  return { cpuMs: of('TaskDuration') * 1000, heapMb: of('JSHeapUsedSize') / 1e6 };
}

await page.evaluate(() => {
  const grid = document.querySelector('[role=grid]').parentElement;
  const frames = { times: [] };
  const tick = (at) => {
    frames.times.push(at);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  Object.assign(window, { grid, frames });
});

/** Run `drive` in the page or from outside and report CPU per frame that was drawn meanwhile. */
async function measure(way, drive) {
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    window.frames.times = [];
  });
  const before = await used();
  const more = (await drive()) ?? {};
  const after = await used();
  const times = await page.evaluate(() => window.frames.times);
  const gaps = times
    .slice(1)
    .map((at, i) => at - times[i])
    .sort((a, b) => a - b);
  const figures = {
    way,
    frames: times.length,
    cpu_ms_per_frame: Number(((after.cpuMs - before.cpuMs) / Math.max(1, times.length)).toFixed(2)),
    p95_frame_ms: Number((gaps[Math.floor(gaps.length * 0.95)] ?? 0).toFixed(1)),
    heap_mb: Number(after.heapMb.toFixed(1)),
    ...more,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

await measure('idle', () => page.waitForTimeout(1000));
await measure('wheel', async () => {
  const box = await page.locator('[role=grid]').first().boundingBox();
  await page.mouse.move(box.x + 400, 400);
  for (let turn = 0; turn < TURNS; turn++) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(16);
  }
});
await measure('drag', () =>
  page.evaluate(async () => {
    const { grid } = window;
    const end = grid.scrollHeight - grid.clientHeight;
    for (let step = 0; step < 120; step++) {
      grid.scrollTop = (end * step) / 120;
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  }),
);
await measure('jump', () =>
  page.evaluate(async (jumps) => {
    const { grid } = window;
    const end = grid.scrollHeight - grid.clientHeight;
    const waits = [];
    for (let jump = 0; jump < jumps; jump++) {
      grid.scrollTop = (end * ((jump * 7) % jumps)) / jumps + 13 * jump;
      const began = performance.now();
      const seen = () => {
        const box = grid.getBoundingClientRect();
        return document
          .elementFromPoint(box.left + 300, box.top + 200)
          ?.closest('[role=row]')
          ?.querySelector('a');
      };
      await new Promise((drawn) => requestAnimationFrame(drawn));
      await new Promise((drawn) => requestAnimationFrame(drawn));
      while (!seen() && performance.now() - began < 5000) await new Promise((drawn) => requestAnimationFrame(drawn));
      waits.push(performance.now() - began);
      await new Promise((done) => setTimeout(done, 200));
    }
    waits.sort((a, b) => a - b);
    return {
      jump_p50_ms: Math.round(waits[Math.floor(waits.length / 2)]),
      jump_worst_ms: Math.round(waits.at(-1)),
      rows_in_document: document.querySelectorAll('[role=row]').length,
      places: Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) - 1,
    };
  }, JUMPS),
);
await browser.close();
