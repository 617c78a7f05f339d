import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, api, onSignedOut, rememberCsrf } from './client';

const sent: { url: string; init: RequestInit; headers: Headers }[] = [];
let answers: (() => Response)[] = [];

function answer(status: number, body: unknown, headers: Record<string, string> = {}): () => Response {
  return () =>
    new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json', ...headers },
    });
}

async function refusal(work: Promise<unknown>): Promise<ApiError> {
  const error = await work.then(
    () => null,
    (problem: unknown) => problem,
  );
  if (!(error instanceof ApiError)) throw new Error('expected an ApiError');
  return error;
}

beforeEach(() => {
  sent.length = 0;
  answers = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, init, headers: new Headers(init.headers) });
    const next = answers.shift();
    if (!next) throw new TypeError('Failed to fetch');
    return next();
  });
});

afterEach(() => vi.unstubAllGlobals());

describe('requests', () => {
  test('leave out empty query values', async () => {
    answers = [answer(200, {})];
    await api.get('/users', { search: '', cursor: null, limit: 20 });
    expect(sent[0]?.url).toBe('/api/v1/users?limit=20');
  });

  test('carry the CSRF token only when they may change something', async () => {
    rememberCsrf('secret-token');
    answers = [answer(200, {}), answer(200, {})];
    await api.get('/me');
    await api.patch('/me', { name: 'Ada' });
    expect(sent.map(({ headers }) => headers.get('X-CSRF-Token'))).toEqual([null, 'secret-token']);
  });

  test('that create carry a fresh idempotency key each, unless the caller brings one', async () => {
    answers = [answer(201, {}), answer(201, {}), answer(201, {})];
    await api.post('/departments', { name: 'Sales' });
    await api.post('/departments', { name: 'Service' });
    await api.post('/departments', { name: 'Service' }, { headers: { 'Idempotency-Key': 'mine' } });
    const keys = sent.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe('mine');
  });

  test('send the highest revision seen so far, never a lower one', async () => {
    answers = [
      answer(200, {}, { 'X-Tenon-Revision': '41' }),
      answer(200, {}, { 'X-Tenon-Revision': '40' }),
      answer(200, {}),
    ];
    for (let call = 0; call < 3; call += 1) await api.get('/objects');
    expect(sent[2]?.headers.get('X-Tenon-Revision')).toBe('41');
  });

  test('that answer 204 resolve to nothing', async () => {
    answers = [answer(204, null)];
    expect(await api.del('/session')).toBeUndefined();
  });
});

describe('refusals', () => {
  test('carry code, message, hint, request id and the message of each field', async () => {
    answers = [
      answer(422, {
        title: 'Unprocessable',
        code: 'R422',
        detail: 'Two values are refused.',
        hint: 'Correct them.',
        request_id: 'req_1',
        errors: [{ path: 'phone', code: 'F102', message: 'Too short.' }],
        extra: 7,
      }),
    ];
    const error = await refusal(api.post('/objects/customer/records', {}));
    expect(error).toMatchObject({
      status: 422,
      code: 'R422',
      message: 'Two values are refused.',
      hint: 'Correct them.',
    });
    expect(error.requestId).toBe('req_1');
    expect(error.of('phone')).toBe('Too short.');
    expect(error.of('name')).toBeUndefined();
    expect(error.body.extra).toBe(7);
  });

  test('that are no JSON become a plain status', async () => {
    answers = [() => new Response('<html>Bad gateway</html>', { status: 502, statusText: 'Bad Gateway' })];
    expect(await refusal(api.patch('/me', {}))).toMatchObject({ status: 502, code: 'HTTP502', message: 'Bad Gateway' });
  });

  test('401 tells the application that nobody is signed in', async () => {
    const told = vi.fn();
    onSignedOut(told);
    answers = [answer(401, { code: 'I401' })];
    await refusal(api.get('/me'));
    expect(told).toHaveBeenCalledOnce();
    onSignedOut(() => {});
  });
});

describe('a server that is away', () => {
  test('is asked again by reads until it answers', async () => {
    answers = [answer(503, { code: 'S503' }), answer(200, { ok: true })];
    expect(await api.get('/health')).toEqual({ ok: true });
    expect(sent).toHaveLength(2);
  });

  test('is asked once by writes, which say so in plain words', async () => {
    const error = await refusal(api.patch('/me', { name: 'Ada' }));
    expect(sent).toHaveLength(1);
    expect(error).toMatchObject({ status: 0, code: 'NETWORK', offline: true });
    expect(error.message).toBe('The server cannot be reached');
  });

  test('is not asked again when the request was given up', async () => {
    const given = new AbortController();
    given.abort();
    vi.stubGlobal('fetch', async () => {
      throw new DOMException('Aborted', 'AbortError');
    });
    await expect(api.get('/search', {}, { signal: given.signal })).rejects.toThrow('Aborted');
  });
});
