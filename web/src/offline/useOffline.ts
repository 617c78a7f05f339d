/** The front door of the room for whoever writes records or shows what waits. */
import { useSyncExternalStore } from 'react';
import { queue } from './device';
import type { QueueState } from './queue';

export type { Draft } from './draft';
export { StorageFull } from './store';

interface Offline extends QueueState {
  /**
   * Keep a record on this device and bring it to the server, at once where that goes.
   *
   * @example await create({ object: 'follow_up', kind: 'Follow-up', title, values, files: [{ field: 'photos', file }] });
   * @throws StorageFull when the device cannot hold it; then nothing was kept or sent.
   */
  create: typeof queue.create;
  resend: typeof queue.resend;
  discard: typeof queue.discard;
}

const hands = {
  create: queue.create.bind(queue),
  resend: queue.resend.bind(queue),
  discard: queue.discard.bind(queue),
};

export function useOffline(): Offline {
  const state = useSyncExternalStore(queue.subscribe, () => queue.state);
  return { ...state, ...hands };
}
