/** Below 1180 px a record has no room for a pane beside its tabs. */
import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(min-width: 1180px)');

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

export function useIsRoomy(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}
