/**
 * The service worker as it is served, behind a line that `serviceWorkerPlugin.ts` writes at build time:
 * `const SHELL = { version, files }`.
 *
 * It keeps the files of the client and the one page around them, nothing else: no answer of the API ever passes
 * through it, and so no personal data. A new version waits until the person asks for it.
 */
/* global SHELL */
const CACHE = `tenon-shell-${SHELL.version}`;
const PAGE = '/';
/** Longer than this a page on a bad line does not wait for the server, ms. */
const PATIENCE_MS = 4000;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...SHELL.files])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([
      caches
        .keys()
        .then((names) => names.filter((name) => name.startsWith('tenon-shell-') && name !== CACHE))
        .then((old) => Promise.all(old.map((name) => caches.delete(name)))),
      self.clients.claim(),
    ]),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/') || SHELL.files.includes(pathname)) event.respondWith(file(request));
});

/** The server's page, which is always the newest; the kept one without an answer. */
async function page(request) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(request, { signal: patience.signal });
    return answer.status < 500 ? answer : ((await kept(PAGE)) ?? answer);
  } catch {
    return (await kept(PAGE)) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

/** A file whose name changes with its content: once here, always here. Files outside the shell come as they are used. */
async function file(request) {
  const known = await kept(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) {
    const cache = await caches.open(CACHE);
    await cache.put(request, answer.clone()).catch(() => {});
  }
  return answer;
}

const kept = (what) => caches.open(CACHE).then((cache) => cache.match(what, { ignoreVary: true }));
