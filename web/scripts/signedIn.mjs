/** A page of a headless Chromium that is signed in, as the scripts that measure need one. */
import { chromium } from '@playwright/test';

const executablePath = process.env.TENON_CHROMIUM ?? process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * @param address any address of the server
 * @param cookie `name=value` of a session
 * @param viewport its size, px
 */
export async function signedIn(address, cookie, viewport = { width: 1280, height: 800 }) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const context = await browser.newContext({ viewport });
  const split = cookie.indexOf('=');
  const session = { name: cookie.slice(0, split), value: cookie.slice(split + 1) };
  await context.addCookies([{ ...session, url: new URL(address).origin }]);
  return { browser, context, page: await context.newPage() };
}
