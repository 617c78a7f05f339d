/** Which of the shell's overlays is open: the command palette or the sheet of shortcuts. */
import { useSyncExternalStore } from 'react';

export type Overlay = 'palette' | 'create' | 'shortcuts';

let open: Overlay | null = null;
const listeners = new Set<() => void>();

function set(next: Overlay | null): void {
  open = next;
  for (const listener of listeners) listener();
}

/** `create` is the palette narrowed to what can be made. */
export function openOverlay(overlay: Overlay): void {
  set(overlay);
}

export function closeOverlay(): void {
  set(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOverlay(): Overlay | null {
  return useSyncExternalStore(subscribe, () => open);
}
