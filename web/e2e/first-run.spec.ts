/** From an empty server to a colleague who has joined: in both languages, on a desktop and on a phone. */
import { type Browser, expect, type Page, test } from '@playwright/test';
import peopleEn from '../src/locales/en-US/people.json' with { type: 'json' };
import settingsEn from '../src/locales/en-US/settings.json' with { type: 'json' };
import setupEn from '../src/locales/en-US/setup.json' with { type: 'json' };
import shellEn from '../src/locales/en-US/shell.json' with { type: 'json' };
import signinEn from '../src/locales/en-US/signin.json' with { type: 'json' };
import peopleZh from '../src/locales/zh-CN/people.json' with { type: 'json' };
import settingsZh from '../src/locales/zh-CN/settings.json' with { type: 'json' };
import setupZh from '../src/locales/zh-CN/setup.json' with { type: 'json' };
import shellZh from '../src/locales/zh-CN/shell.json' with { type: 'json' };
import signinZh from '../src/locales/zh-CN/signin.json' with { type: 'json' };
import { type Server, startServer } from './server';
import { ADMIN, COMPANY, expectAccessible } from './session';

const COLLEAGUE = { name: 'Ben Tao', login: 'ben@cedar.example', password: 'a longer pass phrase' };
const TEXTS = {
  'zh-CN': { shell: shellZh, setup: setupZh, signin: signinZh, people: peopleZh, settings: settingsZh },
  'en-US': { shell: shellEn, setup: setupEn, signin: signinEn, people: peopleEn, settings: settingsEn },
};
const CASES = [
  { language: 'zh-CN', device: 'desktop', viewport: { width: 1440, height: 900 } },
  { language: 'en-US', device: 'desktop', viewport: { width: 1440, height: 900 } },
  { language: 'zh-CN', device: 'phone', viewport: { width: 390, height: 844 } },
  { language: 'en-US', device: 'phone', viewport: { width: 390, height: 844 } },
] as const;

for (const { language, device, viewport } of CASES) {
  const texts = TEXTS[language];

  test.describe(`${language}, ${device}`, () => {
    test.use({ locale: language, viewport, hasTouch: device === 'phone' });
    let server: Server;
    test.beforeAll(async () => {
      server = await startServer();
    });
    test.afterAll(() => server.stop());

    test('somebody sets the place up, signs out and in again, and invites a colleague who joins', async ({
      page,
      browser,
    }) => {
      await page.goto(server.url);
      await firstRun(page, texts);
      await signOutAndIn(page, texts, server.url, device);
      const link = await invite(page, texts, server.url);
      await join(browser, link, texts, language);
    });
  });
}

type Texts = (typeof TEXTS)[keyof typeof TEXTS];

async function firstRun(page: Page, { setup }: Texts): Promise<void> {
  await expect(page.getByRole('heading', { name: setup.title })).toBeVisible();
  const create = page.getByRole('button', { name: setup.create });
  await create.click();
  await expect(page.getByText(setup.missing.company)).toBeVisible();
  await page.getByLabel(setup.company).fill(COMPANY);
  await page.getByLabel(setup.name, { exact: true }).fill(ADMIN.name);
  await page.getByLabel(setup.login).fill(ADMIN.login);
  await page.getByLabel(setup.password, { exact: true }).fill(ADMIN.password);
  await page.getByRole('radio', { name: setup.empty }).check();
  await expectAccessible(page);
  await create.click();
  await expect(page.getByText(setup.next.build).first()).toBeVisible();
  await expectAccessible(page);
}

async function signOutAndIn(
  page: Page,
  { signin, settings, shell }: Texts,
  url: string,
  device: string,
): Promise<void> {
  if (device === 'phone') {
    await page.getByRole('link', { name: shell.nav.mine }).click();
    await page.getByRole('button', { name: settings.signOut }).click();
  } else {
    await page.getByRole('button', { name: ADMIN.name }).click();
    await page.getByRole('menuitem', { name: shell.user.signOut }).click();
  }
  await expect(page.getByRole('heading', { name: signin.title })).toBeVisible();
  await page.goto(`${url}/jobs`);
  await expect(page.getByRole('heading', { name: signin.title })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(signin.login).fill(ADMIN.login);
  await page.getByLabel(signin.password, { exact: true }).fill('not the password');
  await page.getByRole('button', { name: signin.enter }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel(signin.password, { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: signin.enter }).click();
  await expect(page, 'one arrives where one wanted to go').toHaveURL(`${url}/jobs`);
}

async function invite(page: Page, { people }: Texts, url: string): Promise<string> {
  await page.goto(`${url}/settings/people`);
  await page.getByRole('button', { name: people.invite.button }).click();
  await page.getByLabel(people.name, { exact: true }).fill(COLLEAGUE.name);
  await page.getByLabel(people.login).fill(COLLEAGUE.login);
  await page.getByRole('button', { name: people.invite.action }).click();
  const link = page.getByRole('textbox', { name: people.link.label });
  await expect(link).toHaveValue(/\/invite\//);
  await expectAccessible(page);
  const address = await link.inputValue();
  await page.getByRole('button', { name: people.link.done }).click();
  await expect(page.getByText(people.status.invited)).toBeVisible();
  return address;
}

/** The colleague opens the link in a browser of their own; a second use of the link is refused in words. */
async function join(browser: Browser, link: string, { signin, shell }: Texts, language: string): Promise<void> {
  const context = await browser.newContext({ locale: language });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel(signin.invite.password, { exact: true }).fill(COLLEAGUE.password);
  await page.getByRole('button', { name: signin.invite.join, exact: true }).click();
  await expect(page.getByRole('link', { name: shell.nav.home })).toBeVisible();
  await expect(page.getByRole('link', { name: shell.nav.build })).toHaveCount(0);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: signin.invite.gone })).toBeVisible();
  await context.close();
}
