/** Shared steps of the journeys: a set-up server, a signed-in page, a check of accessibility. */
import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page } from '@playwright/test';

export const ADMIN = { name: 'Ada Lin', login: 'ada@cedar.example', password: 'correct horse battery' };
export const COMPANY = 'Cedar Bridge Instruments';

/** Do the first run over HTTP; the context of `request` is signed in as the administrator afterwards. */
export async function setUp(request: APIRequestContext, url: string, language: 'zh-CN' | 'en-US'): Promise<void> {
  const answer = await request.post(`${url}/api/v1/setup`, {
    headers: { Origin: url },
    data: {
      company: COMPANY,
      short_name: 'Cedar',
      admin: ADMIN,
      language,
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      start: { kind: 'empty' },
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** No serious or critical finding on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // a popover that is still fading in has, for a moment, too little contrast
  await page.waitForTimeout(300);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join('\n  ')}`);
  expect(told, page.url()).toEqual([]);
}
