/**
 * In charge of the service worker that lets this page open without network. It is only for secure addresses and a
 * built client; anywhere else the page works as well, as long as there is network.
 */
import { useSyncExternalStore } from 'react';

const ADDRESS = '/sw.js';
/** How often a page that stays open asks whether there is a new version, ms. */
const ASK_MS = 3_600_000;

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function noteWaiting(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

/** A version that came while an older one runs this page waits until the person says so. */
function watch(registration: ServiceWorkerRegistration): void {
  const arrived = (worker: ServiceWorker | null) => {
    if (worker?.state === 'installed' && navigator.serviceWorker.controller) noteWaiting(worker);
  };
  arrived(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => arrived(coming));
  });
}

/** Called once, when the page is drawn: what it loads in the background must not delay that. */
export function startServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register(ADDRESS, { updateViaCache: 'none' })
    .then((registration) => {
      watch(registration);
      setInterval(() => navigator.onLine && void registration.update().catch(() => {}), ASK_MS);
    })
    // an untrusted certificate or a forbidden storage: it is then not to be had without network
    .catch(() => {});
}

/** Load the page with the version that waits. */
function refresh(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  waiting?.postMessage('take over');
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How to go over to a new version; null while there is none. */
export function useNewVersion(): (() => void) | null {
  return useSyncExternalStore(subscribe, () => waiting) ? refresh : null;
}
