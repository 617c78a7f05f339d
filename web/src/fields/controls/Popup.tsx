/**
 * A pane beside what opened it. It stands in the browser's top layer, so neither a scrolling pane nor a dialog cuts
 * it off; it opens upwards where there is no room below, and closes on Escape or a press elsewhere.
 */
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { isEscape } from '../../kit/ime';
import styles from './controls.module.css';

interface Props {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  /** A press elsewhere. @default onClose */
  onPressElsewhere?: () => void;
  /** `fit` is at least as wide as the anchor. @default 'content' */
  width?: 'fit' | 'content' | number;
  /** @default 'start' */
  align?: 'start' | 'end';
  /** Spoken name; makes the pane a dialog. Lists name themselves. */
  label?: string;
  children: ReactNode;
}

const GAP = 4;
const EDGE = 8;

/** A pane that is taller than the room on either side stands over what opened it. */
function over(pane: HTMLElement, at: DOMRect): void {
  const { clientWidth, clientHeight } = document.documentElement;
  pane.style.maxHeight = `${clientHeight - 2 * EDGE}px`;
  pane.style.left = `${Math.max(EDGE, Math.min(at.left, clientWidth - pane.offsetWidth - EDGE))}px`;
  pane.style.top = `${Math.max(EDGE, Math.min(at.top, clientHeight - pane.offsetHeight - EDGE))}px`;
}

function place(pane: HTMLElement, anchor: HTMLElement, width: Props['width'], align: Props['align']): void {
  const at = anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  if (width === 'fit') pane.style.minWidth = `${at.width}px`;
  if (typeof width === 'number') pane.style.width = `${Math.min(width, clientWidth - 2 * EDGE)}px`;
  pane.style.maxWidth = `${clientWidth - 2 * EDGE}px`;
  const below = clientHeight - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  if (typeof width === 'number' && pane.scrollHeight > Math.max(below, above)) {
    over(pane, at);
    return;
  }
  const upwards = pane.scrollHeight > below && above > below;
  pane.style.maxHeight = `${Math.max(120, upwards ? above : below)}px`;
  const left = align === 'end' ? at.right - pane.offsetWidth : at.left;
  pane.style.left = `${Math.max(EDGE, Math.min(left, clientWidth - pane.offsetWidth - EDGE))}px`;
  pane.style.top = upwards ? `${Math.max(EDGE, at.top - GAP - pane.offsetHeight)}px` : `${at.bottom + GAP}px`;
}

const STOPS = 'a[href], button, input, select, textarea, [tabindex], [contenteditable="true"]';

/** The first place that Tab reaches in a pane and the last one; empty where it reaches none. */
function stopsIn(pane: HTMLElement): readonly HTMLElement[] {
  const reached = [...pane.querySelectorAll<HTMLElement>(STOPS)].filter(
    (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility?.() !== false,
  );
  return [...reached.slice(0, 1), ...reached.slice(-1)];
}

/** Tab at the end of a pane goes on at its other end. @returns whether it did. */
function wentRound(pane: HTMLElement, back: boolean): boolean {
  const [first, last] = stopsIn(pane);
  if (document.activeElement !== (back ? first : last)) return false;
  (back ? last : first)?.focus();
  return first !== undefined;
}

export function Popup({
  anchor,
  onClose,
  onPressElsewhere,
  width = 'content',
  align = 'start',
  label,
  children,
}: Props) {
  const pane = useRef<HTMLDivElement>(null);
  // What it holds comes once the pane is shown: nothing can take the focus in a pane that is not.
  const [shown, setShown] = useState(false);
  const pressedInside = useRef(false);
  const leave = useRef(onClose);
  leave.current = onPressElsewhere ?? onClose;

  useLayoutEffect(() => {
    const element = pane.current;
    if (!element) return;
    element.showPopover?.();
    setShown(true);
    const settle = () => anchor.current?.isConnected && place(element, anchor.current, width, align);
    settle();
    const watch = new ResizeObserver(settle);
    watch.observe(element);
    window.addEventListener('scroll', settle, true);
    window.addEventListener('resize', settle);
    return () => {
      watch.disconnect();
      window.removeEventListener('scroll', settle, true);
      window.removeEventListener('resize', settle);
    };
  }, [anchor, width, align]);

  useEffect(() => {
    const press = (event: PointerEvent) => {
      // React carries a press in a pane opened from this one up to `pressedInside` before it arrives here.
      const inside = pressedInside.current || anchor.current?.contains(event.target as Node);
      pressedInside.current = false;
      if (!inside) leave.current();
    };
    document.addEventListener('pointerdown', press);
    return () => document.removeEventListener('pointerdown', press);
  }, [anchor]);

  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices presses and Escape of what it holds
    <div
      ref={pane}
      className={styles.popup}
      popover="manual"
      {...(label ? { role: 'dialog', 'aria-label': label } : {})}
      onPointerDown={() => {
        pressedInside.current = true;
      }}
      onKeyDown={(event) => {
        if (label && event.key === 'Tab' && !event.defaultPrevented && pane.current) {
          if (wentRound(pane.current, event.shiftKey)) event.preventDefault();
          return;
        }
        if (!isEscape(event)) return;
        event.stopPropagation();
        onClose();
        anchor.current?.focus();
      }}
    >
      {shown && children}
    </div>,
    anchor.current?.closest('dialog') ?? document.body,
  );
}
