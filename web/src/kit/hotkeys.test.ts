import { afterEach, describe, expect, test } from 'vitest';
import { type Hotkey, hotkeyOf } from './hotkeys';

const run = () => {};
const hotkeys: Hotkey[] = ['c', 'g c', 'g h', '?', 'mod+k', 'mod+z'].map((combo) => ({ combo, run }));

function press(
  key: string,
  options: KeyboardEventInit & { keyCode?: number } = {},
  target?: HTMLElement,
): string | null {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
  if (options.keyCode) Object.defineProperty(event, 'keyCode', { value: options.keyCode });
  // the listener on the window must not hear it, or it would finish the sequence itself
  document.addEventListener('keydown', (heard) => heard.stopPropagation(), { once: true });
  (target ?? document.body).dispatchEvent(event);
  return hotkeyOf(event, hotkeys, clock)?.combo ?? null;
}

let clock = 0;

afterEach(() => {
  document.body.replaceChildren();
  clock += 10_000;
});

describe('a shortcut', () => {
  test('of one letter runs when nothing is typed into', () => {
    expect(press('c')).toBe('c');
    expect(press('?', { shiftKey: true })).toBe('?');
  });

  test('of one letter is off while something is typed into', () => {
    const input = document.createElement('input');
    document.body.append(input);
    expect(press('c', {}, input)).toBeNull();
  });

  test('with Ctrl works even there', () => {
    const input = document.createElement('input');
    document.body.append(input);
    expect(press('k', { ctrlKey: true }, input)).toBe('mod+k');
  });

  test('never runs while an input method composes', () => {
    expect(press('c', { isComposing: true })).toBeNull();
    expect(press('Process', { keyCode: 229 })).toBeNull();
  });

  test('of one letter is off while a dialog is open', () => {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    expect(press('c')).toBeNull();
  });

  test('of one letter is not Ctrl and that letter', () => {
    expect(press('c', { ctrlKey: true })).toBeNull();
  });
});

describe('a sequence', () => {
  test('runs with its second key and wins over the single letter', () => {
    expect(press('g')).toBeNull();
    expect(press('c')).toBe('g c');
  });

  test('is forgotten after a pause', () => {
    press('g');
    clock += 2000;
    expect(press('h')).toBeNull();
    expect(press('c')).toBe('c');
  });
});

test('the shortcut that was registered last wins', () => {
  const late: Hotkey = { combo: 'c', run };
  const event = new KeyboardEvent('keydown', { key: 'c' });
  expect(hotkeyOf(event, [...hotkeys, late], clock)).toBe(late);
});
