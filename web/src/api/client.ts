/**
 * The only way to the server: JSON over fetch, with the CSRF token, the revision memory, the caller's language
 * and idempotency keys handled here. Every refusal is thrown as an `ApiError`.
 */
import i18next from 'i18next';
import { noteReachable } from './connection';
import { ApiError, problemOf } from './error';

export { ApiError } from './error';

export type Query = Record<string, string | number | boolean | null | undefined>;

interface Options {
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

const BASE = '/api/v1';
/** Waits before a read is asked again while the server restarts; together under two seconds. */
const RETRY_DELAYS_MS = [150, 400, 1000];

let csrf = '';
/** Reads the token; only for a page that began without network and so without one. */
let bringCsrf: (() => Promise<unknown>) | null = null;
/** The highest revision any answer has carried; sent back so that no older answer is ever accepted. */
let revision = 0;
let signedOut: () => void = () => {};

/** Told by whoever receives a `Me`: sign-in, setup, `/me`. */
export function rememberCsrf(token: string): void {
  csrf = token;
  bringCsrf = null;
}

/** The page begins without the token: `bring` is awaited before the first request that needs it. */
export function beginWithoutCsrf(bring: () => Promise<unknown>): void {
  bringCsrf = bring;
}

/** What to do when the server says that nobody is signed in. */
export function onSignedOut(handler: () => void): void {
  signedOut = handler;
}

/** A random key for `Idempotency-Key`. Works without a secure context, where `randomUUID` is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The token of the session, for the one request that fetch cannot send: bytes whose way is shown. */
export function csrfToken(): string {
  return csrf;
}

function address(path: string, query?: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const tail = params.toString();
  return tail ? `${BASE}${path}?${tail}` : BASE + path;
}

function headersFor(method: Method, body: unknown, extra: Record<string, string> | undefined): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': i18next.language ?? 'zh-CN' });
  if (revision > 0) headers.set('X-Tenon-Revision', String(revision));
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (method !== 'GET' && csrf) headers.set('X-CSRF-Token', csrf);
  for (const [name, value] of Object.entries(extra ?? {})) headers.set(name, value);
  return headers;
}

async function attempt(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    noteReachable(false);
    throw new ApiError(0, { detail: i18next.t('common:error.network'), hint: i18next.t('common:error.networkHint') });
  }
  noteReachable(true);
  const seen = Number(response.headers.get('X-Tenon-Revision') ?? 0);
  if (seen > revision) revision = seen;
  if (!response.ok) throw await problemOf(response);
  return response;
}

function mayRetry(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status === 503);
}

async function attemptWithRetry(url: string, init: RequestInit): Promise<Response> {
  for (const delay of RETRY_DELAYS_MS) {
    try {
      return await attempt(url, init);
    } catch (error) {
      if (!mayRetry(error) || !window.navigator.onLine) throw error;
      await new Promise((wake) => setTimeout(wake, delay));
    }
  }
  return attempt(url, init);
}

async function send<T>(method: Method, url: string, body: unknown, options: Options, read: boolean): Promise<T> {
  if (method !== 'GET' && !csrf && bringCsrf) await bringCsrf();
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    headers: headersFor(method, body, options.headers),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  };
  try {
    const response = await (read ? attemptWithRetry(url, init) : attempt(url, init));
    if (response.status === 204) return undefined as T;
    const type = response.headers.get('Content-Type') ?? '';
    return (type.includes('json') ? await response.json() : await response.text()) as T;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) signedOut();
    throw error;
  }
}

/**
 * Calls by method. Paths start behind `/api/v1`.
 *
 * @example
 * const page = await api.get<RecordPage>('/objects/customer/records', { limit: 50 });
 * await api.patch<RecordData>(path, { level: 'a' }, { headers: { 'If-Match': '"3"' } });
 */
export const api = {
  /** Read. Asked again for up to two seconds while the server is away. */
  get: <T>(path: string, query?: Query, options: Options = {}) =>
    send<T>('GET', address(path, query), undefined, options, true),
  /** A read that needs a body (`/objects/{o}/query`): retried like `get`, no idempotency key. */
  query: <T>(path: string, body: unknown, options: Options = {}) => send<T>('POST', address(path), body, options, true),
  /** Create or act. Carries an `Idempotency-Key`, a fresh one unless the caller brings its own. */
  post: <T>(path: string, body?: unknown, options: Options = {}) =>
    send<T>(
      'POST',
      address(path),
      body,
      { ...options, headers: { 'Idempotency-Key': newKey(), ...options.headers } },
      false,
    ),
  patch: <T>(path: string, body: unknown, options: Options = {}) =>
    send<T>('PATCH', address(path), body, options, false),
  put: <T>(path: string, body: unknown, options: Options = {}) => send<T>('PUT', address(path), body, options, false),
  del: <T>(path: string, options: Options = {}) => send<T>('DELETE', address(path), undefined, options, false),
};
