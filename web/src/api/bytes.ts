/** In charge of sending bytes while saying how far they are, which fetch cannot do. */
import { csrfToken } from './client';
import { noteReachable } from './connection';
import { ApiError, problemOf } from './error';

interface Options {
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  /** How many bytes have left so far. */
  onSent?: (bytes: number) => void;
}

/** PATCH `body` as it is. Throws an `ApiError` like every other call; status 0 when no answer came. */
export function sendBytes<T>(path: string, body: Blob, { headers = {}, signal, onSent }: Options = {}): Promise<T> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('PATCH', `/api/v1${path}`);
    const all = { Accept: 'application/json', 'X-CSRF-Token': csrfToken(), ...headers };
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onSent?.(event.loaded);
    request.onload = () => {
      noteReachable(true);
      if (request.status < 300) done(JSON.parse(request.responseText) as T);
      else problemOf(new Response(request.responseText, { status: request.status })).then(failed, failed);
    };
    request.onerror = () => {
      noteReachable(false);
      failed(new ApiError(0, {}));
    };
    request.onabort = () => failed(signal?.reason ?? new DOMException('', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    if (signal?.aborted) request.onabort(new ProgressEvent('abort'));
    else request.send(body);
  });
}
