import { expect, test, vi } from 'vitest';
import { startServiceWorker } from './newVersion';

test('without service workers, as over plain HTTP, the page starts as well', () => {
  vi.stubEnv('PROD', true);
  expect('serviceWorker' in navigator).toBe(false);
  expect(startServiceWorker).not.toThrow();
  vi.unstubAllEnvs();
});

test('a worker that is refused, as under an untrusted certificate, does no harm', async () => {
  vi.stubEnv('PROD', true);
  const register = vi.fn(() => Promise.reject(new DOMException('', 'SecurityError')));
  Object.defineProperty(navigator, 'serviceWorker', { value: { register }, configurable: true });
  startServiceWorker();
  await Promise.resolve();
  expect(register).toHaveBeenCalledOnce();
  Reflect.deleteProperty(navigator, 'serviceWorker');
  vi.unstubAllEnvs();
});
