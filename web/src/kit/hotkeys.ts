/**
 * Keyboard shortcuts: one listener, one registry that the `?` sheet reads.
 * Single letters and sequences are off while something is typed into, an input method composes, or a dialog is open;
 * combinations with Ctrl/⌘ work everywhere unless marked otherwise.
 */
import { useEffect, useRef } from 'react';
import { isIme } from './ime';

/** `c`, `?`, `g c` (a sequence), `mod+k`, `mod+enter`, `escape`. `mod` is ⌘ on Apple and Ctrl elsewhere. */
export type Combo = string;

export interface Hotkey {
  combo: Combo;
  /** What it does, in the language in use; shown in the `?` sheet. Without one it is not listed. */
  label?: string;
  run: (event: KeyboardEvent) => void;
}

/** Two keys of a sequence belong together when they come within this time. */
const SEQUENCE_MS = 1200;

const registry = new Set<Hotkey>();
let pending: { key: string; at: number } | null = null;

export const isApple = /Mac|iPhone|iPad/.test(window.navigator.platform);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

function dialogIsOpen(): boolean {
  return (
    document.querySelector('dialog[open], .ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null
  );
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const mod = isApple ? event.metaKey : event.ctrlKey;
  if (mod) return `mod+${event.shiftKey ? 'shift+' : ''}${key}`;
  return key === ' ' ? 'space' : key;
}

/** Which shortcut a key press means; remembers the first key of a sequence. Later registrations win. */
export function hotkeyOf(event: KeyboardEvent, hotkeys: Iterable<Hotkey>, now: number): Hotkey | null {
  if (isIme(event) || event.defaultPrevented) return null;
  const name = nameOf(event);
  const plain = !name.startsWith('mod+');
  if (plain && (event.ctrlKey || event.metaKey || event.altKey)) return null;
  if (plain && (isTyping(event.target) || dialogIsOpen())) return null;
  const known = [...hotkeys].reverse();
  const sequence = pending && now - pending.at < SEQUENCE_MS ? `${pending.key} ${name}` : null;
  pending = null;
  const found =
    (sequence && known.find((hotkey) => hotkey.combo === sequence)) || known.find((hotkey) => hotkey.combo === name);
  if (!found && plain && known.some((hotkey) => hotkey.combo.startsWith(`${name} `))) pending = { key: name, at: now };
  return found ?? null;
}

window.addEventListener('keydown', (event) => {
  const hotkey = hotkeyOf(event, registry, event.timeStamp);
  if (!hotkey) return;
  event.preventDefault();
  hotkey.run(event);
});

/** A key and what it does, for the `?` sheet. */
export type KeyNote = Pick<Hotkey, 'combo' | 'label'>;

const noted = new Set<readonly KeyNote[]>();

/** The shortcuts that work on this screen right now, in the order they were registered. */
export function currentHotkeys(): readonly KeyNote[] {
  return [...[...registry].filter((hotkey) => hotkey.label), ...[...noted].flat()];
}

/** List keys that a part of the screen hears itself while it has the focus. `notes` must stay the same array. */
export function useKeyNotes(notes: readonly KeyNote[]): void {
  useEffect(() => {
    noted.add(notes);
    return () => {
      noted.delete(notes);
    };
  }, [notes]);
}

/**
 * Bind a shortcut while the component is on screen.
 *
 * @example
 * useHotkey('c', openCreate, { label: t('create') });
 */
export function useHotkey(
  combo: Combo,
  handler: (event: KeyboardEvent) => void,
  { label, enabled = true }: { label?: string /** @default true */; enabled?: boolean } = {},
): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    if (!enabled) return;
    const hotkey: Hotkey = { combo, run: (event) => latest.current(event), ...(label ? { label } : {}) };
    registry.add(hotkey);
    return () => {
      registry.delete(hotkey);
    };
  }, [combo, label, enabled]);
}

const SYMBOLS: Record<string, string> = isApple
  ? { mod: '⌘', shift: '⇧', enter: '↵', escape: 'Esc', space: 'Space' }
  : { mod: 'Ctrl', shift: 'Shift', enter: '↵', escape: 'Esc', space: 'Space' };

/** How a combination is written on a keycap: `⌘K`, `Ctrl K`, `G C`. */
export function comboText(combo: Combo): string {
  const keys = combo.split(/[+ ]/).map((key) => SYMBOLS[key] ?? (key.length === 1 ? key.toUpperCase() : key));
  return keys.join(isApple && combo.includes('+') ? '' : ' ');
}
