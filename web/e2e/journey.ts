/**
 * A person at a screen: signed in as the first admin, in one language, on a desktop or a phone. Most journeys are
 * lived once in each of the four.
 */
import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type Server, startServer } from './server';

export type Language = 'zh-CN' | 'en-US';

export interface Journey {
  page: Page;
  language: Language;
  phone: boolean;
  /** A few digits that no other life on this server has. */
  mark: string;
  /** A text of the client as this person reads it; gaps are filled like the client fills them. */
  say: (namespace: string, key: string, values?: Record<string, unknown>) => string;
  /** A call of the API as this person, behind `/api/v1`. */
  api: <T>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<T>;
}

const ADMIN = { name: 'Lin Zhiyuan', login: 'admin', password: 'correct-horse-battery' };
const SETUP = {
  company: 'Hengmu Works',
  short_name: 'Hengmu',
  admin: ADMIN,
  language: 'zh-CN',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  start: { kind: 'empty' },
};
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8'));

/** The texts of a namespace; a type of field brings its own, from its folder. */
function textsOf(language: Language, namespace: string, [first, type]: readonly string[]): unknown {
  if (namespace !== 'fields' || first !== 'types') return read(`locales/${language}/${namespace}.json`);
  const own = read(`fields/${type}/texts.json`) as Record<string, unknown>;
  return { types: { [type as string]: own[language] } };
}

export function speaker(language: Language): Journey['say'] {
  return (namespace, key, values = {}) => {
    const path = key.split('.');
    const found = path.reduce<unknown>(
      (at, part) => (at as Record<string, unknown>)?.[part],
      textsOf(language, namespace, path),
    );
    if (typeof found !== 'string') throw new Error(`${language} has no text ${namespace}:${key}`);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

async function open(browser: Browser, baseURL: string, language: Language, phone: boolean): Promise<Journey> {
  const context = await browser.newContext({
    baseURL,
    locale: language,
    viewport: phone ? PHONE : DESKTOP,
    hasTouch: phone,
    isMobile: phone,
  });
  const page = await context.newPage();
  let csrf = '';
  const api: Journey['api'] = async (method, path, body, headers = {}) => {
    const answer = await context.request.fetch(`/api/v1${path}`, {
      method,
      headers: { Origin: baseURL, 'X-CSRF-Token': csrf, ...headers },
      ...(body === undefined ? {} : { data: body }),
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? undefined : await answer.json();
  };
  const { needed } = await api<{ needed: boolean }>('GET', '/setup');
  const me = needed
    ? await api<{ csrf: string }>('POST', '/setup', SETUP)
    : await api<{ csrf: string }>('POST', '/session', { login: ADMIN.login, password: ADMIN.password });
  csrf = me.csrf;
  await api('PATCH', '/me', { language });
  return { page, language, phone, mark: String(Date.now() % 1_000_000), say: speaker(language), api };
}

interface Life {
  language: Language;
  phone: boolean;
}

const EVERY_LIFE: readonly Life[] = (['zh-CN', 'en-US'] as const).flatMap((language) =>
  [false, true].map((phone) => ({ language, phone })),
);

/** Live `body` in both languages, on a desktop and on a phone unless told otherwise; no page may throw on the way. */
export function journey(title: string, body: (world: Journey) => Promise<void>, lives = EVERY_LIFE): void {
  let server: Server;
  test.beforeAll(async () => {
    // A running server may be named to try one journey again and again.
    const url = process.env.TENON_JOURNEY_SERVER;
    server = url ? { url, stop: async () => undefined } : await startServer();
  });
  test.afterAll(() => server.stop());
  for (const { language, phone } of lives) {
    test(`${title} (${language}, ${phone ? 'phone' : 'desktop'})`, async ({ browser }) => {
      const world = await open(browser, server.url, language, phone);
      const thrown: Error[] = [];
      world.page.on('pageerror', (error) => thrown.push(error));
      await body(world);
      expect(thrown).toEqual([]);
      await world.page.context().close();
    });
  }
}
