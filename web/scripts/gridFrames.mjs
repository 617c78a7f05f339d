/**
 * Opens a long list in a headless Chromium, scrolls through it and prints what it cost, one JSON line per way: as it
 * is, with all its cells selected, and in groups.
 *
 *     node scripts/gridFrames.mjs <address of the list> <cookie of a session> <field to group by>
 */
import { signedIn } from './signedIn.mjs';

const [address, cookie, grouping] = process.argv.slice(2);
const TURNS = 120;
const JUMPS = 12;

const { browser, context, page } = await signedIn(address, cookie);
const cdp = await context.newCDPSession(page);

/** Thread CPU of the page's main thread so far, and the bytes of its heap. */
await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
async function used() {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (key) => metrics.find((one) => one.name === key)?.value ?? 0;
  return { cpuMs: of('TaskDuration') * 1000, heapMb: of('JSHeapUsedSize') / 1e6 };
}

/** Open the list and begin to count frames. */
async function open(at) {
  await page.goto(at);
  await page.locator('[role=gridcell]').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
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
}

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

/** @returns ms from the press on the way into the list until its rows are drawn */
const firstPaint = () =>
  page.evaluate(async (path) => {
    const began = performance.now();
    document.querySelector(`nav a[href^="${path}"]`).click();
    while (!document.querySelector('[role=gridcell] a')) await new Promise((drawn) => requestAnimationFrame(drawn));
    await new Promise((drawn) => requestAnimationFrame(drawn));
    return Math.round(performance.now() - began);
  }, new URL(address).pathname);

/** Select every cell, and reach on with the last corner: what it costs while the range grows. */
const select = async () => {
  await page.locator('[role=gridcell][data-column="1"]').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  for (let press = 0; press < 30; press++) await page.keyboard.press(press % 2 ? 'Shift+ArrowUp' : 'Shift+ArrowDown');
};

const wheel = async () => {
  await page.evaluate(() => {
    window.grid.scrollTop = 0;
  });
  // The scroller, not the table in it: that one may stand far to the left of what is seen.
  const { x } = await page.evaluate(() => window.grid.getBoundingClientRect().toJSON());
  await page.mouse.move(x + 400, 400);
  for (let turn = 0; turn < TURNS; turn++) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(16);
  }
  const reached = await page.evaluate(() => window.grid.scrollTop);
  if (reached < 120) throw new Error('the wheel turned, the list stood still');
};

const drag = () =>
  page.evaluate(async () => {
    const { grid } = window;
    const end = grid.scrollHeight - grid.clientHeight;
    for (let step = 0; step < 120; step++) {
      grid.scrollTop = (end * step) / 120;
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  });

const jump = () =>
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
  }, JUMPS);

await page.goto(new URL('/', address).href);
await page.locator('nav a[href="/"]').waitFor();
await page.waitForLoadState('networkidle').catch(() => undefined);
process.stdout.write(`${JSON.stringify({ way: 'first paint', first_ms: await firstPaint() })}\n`);
await open(address);
await measure('idle', () => page.waitForTimeout(1000));
await measure('wheel', wheel);
await measure('drag', drag);
await measure('jump', jump);
await open(address);
await measure('select', select);
await measure('selected wheel', wheel);
await measure('selected jump', jump);
await open(`${address}?group=${grouping}`);
await measure('grouped wheel', wheel);
await measure('grouped jump', jump);
await browser.close();
