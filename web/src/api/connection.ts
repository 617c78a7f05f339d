/** Whether the server answers, as seen from this tab. */
import { useSyncExternalStore } from 'react';

export type Connection = 'online' | 'offline' | 'unreachable';

let reachable = true;
const listeners = new Set<() => void>();

function current(): Connection {
  if (!window.navigator.onLine) return 'offline';
  return reachable ? 'online' : 'unreachable';
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Noted by the client after every attempt. */
export function noteReachable(answer: boolean): void {
  if (answer === reachable) return;
  reachable = answer;
  tell();
}

window.addEventListener('online', tell);
window.addEventListener('offline', tell);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `offline`: this device has no network; `unreachable`: the network is there, the server is not. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, current);
}
