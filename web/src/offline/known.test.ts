import { beforeEach, expect, test } from 'vitest';
import { meQuery, queryClient } from '../api/queries';
import type { Me } from '../api/types';
import { ownerOf, store } from './device';
import { forgetKnown, recallLast, startKeeping } from './known';
import { openStore, StorageFull } from './store';

const me = (id: string): Me => ({
  user: { id, name: 'Ada', login: 'ada', language: 'en-US', theme: 'system' },
  workspace: { key: 'cedar', name: 'Cedar', short_name: '', timezone: 'UTC', currency: 'CNY', language: 'en-US' },
  workspaces: [],
  admin: false,
  csrf: 'token',
  revision: 1,
  server: { version: '0', insecure_http: false, read_only: false, environment: 'test' },
  warnings: [],
});
const PLAN = ['records', 'follow_up', 'plan'];
const read = (key: readonly string[], answer: unknown, kept: boolean) =>
  queryClient.fetchQuery({ queryKey: key, queryFn: () => answer, ...(kept ? { meta: { kept } } : {}) });
const later = () => new Promise((wake) => setTimeout(wake, 5));

beforeEach(async () => {
  await forgetKnown();
  queryClient.clear();
});

test('a page that begins without network shows what was kept, and nothing else', async () => {
  const stop = startKeeping(me('u1'));
  await read(PLAN, ['call Cedar'], true);
  await read(['records', 'order', 'list'], ['secret'], false);
  await later();
  stop();
  queryClient.clear();
  expect((await recallLast())?.user.id).toBe('u1');
  expect(queryClient.getQueryData(PLAN)).toEqual(['call Cedar']);
  expect(queryClient.getQueryData(['records', 'order', 'list'])).toBeUndefined();
});

test('the token of the session is not kept', async () => {
  startKeeping(me('u1'))();
  await later();
  expect((await recallLast())?.csrf).toBe('');
  expect(JSON.stringify(await store.known(''))).not.toContain('token');
});

test('whoever signs in next finds nothing of the one before', async () => {
  const stop = startKeeping(me('u1'));
  await read(PLAN, ['call Cedar'], true);
  await later();
  stop();
  queryClient.clear();
  startKeeping(me('u2'))();
  await later();
  expect(await store.known(ownerOf(me('u1')))).toEqual({});
  await recallLast();
  expect(queryClient.getQueryData(PLAN)).toBeUndefined();
});

test('after signing out nobody is known', async () => {
  startKeeping(me('u1'))();
  await later();
  await forgetKnown();
  expect(await recallLast()).toBeNull();
  expect(queryClient.getQueryData(meQuery.queryKey)).toBeUndefined();
});

test('a browser that keeps nothing says so instead of taking a draft', async () => {
  await expect(openStore(undefined as never)).rejects.toThrow();
  await expect(store.putDraft({ id: 'd' } as never)).rejects.toBeInstanceOf(StorageFull);
});
