/**
 * In charge of dragging over cells, to select them or to fill them in: where the pointer is, and scrolling while it
 * waits at an edge. A finger scrolls and selects nothing.
 */
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { cellAt, type Frame } from './geometry';
import type { Cell } from './types';

/** This near to an edge the list scrolls, px; and so far a frame. */
const EDGE_PX = 28;
const STEP_PX = 18;

interface Parts {
  scroller: RefObject<HTMLElement | null>;
  frame: Frame;
}

export interface Drag {
  move: (cell: Cell) => void;
  /** @param kept false when Escape took it back */
  end: (cell: Cell | null, kept: boolean) => void;
}

/** Begins to follow the pointer until it is let go. */
export function usePointerRange({ scroller, frame }: Parts): (drag: Drag) => void {
  const latest = useRef(frame);
  latest.current = frame;
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  return useCallback(
    (drag) => {
      stop.current?.();
      let point: { x: number; y: number } | null = null;
      let cell: Cell | null = null;
      let tick = 0;
      const look = () => {
        const element = scroller.current;
        if (!element || !point) return;
        const { left, top } = element.getBoundingClientRect();
        const { clientWidth: width, clientHeight: height, scrollLeft, scrollTop } = element;
        const next = cellAt(point.x, point.y, { left, top, width, height, scrollLeft, scrollTop }, latest.current);
        if (next.row !== cell?.row || next.column !== cell?.column) drag.move(next);
        cell = next;
        const way = (at: number, low: number, high: number) =>
          at < low + EDGE_PX ? -STEP_PX : at > high - EDGE_PX ? STEP_PX : 0;
        element.scrollTop += way(point.y, top + EDGE_PX, top + height);
        element.scrollLeft += way(point.x, left + (latest.current.lefts[latest.current.frozen] ?? 0), left + width);
        tick = requestAnimationFrame(look);
      };
      const move = (event: PointerEvent) => {
        point = { x: event.clientX, y: event.clientY };
        if (tick === 0) look();
      };
      const finish = (kept: boolean) => {
        stop.current?.();
        drag.end(cell, kept);
      };
      const up = () => finish(true);
      const key = (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        finish(false);
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', up);
      window.addEventListener('keydown', key, true);
      stop.current = () => {
        cancelAnimationFrame(tick);
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', up);
        window.removeEventListener('pointercancel', up);
        window.removeEventListener('keydown', key, true);
        stop.current = null;
      };
    },
    [scroller],
  );
}
