/** In charge of a row that is drawn aside with a finger: it follows it, and stays open or closes where it is let go. */
import { type CSSProperties, type PointerEvent, useRef, useState } from 'react';

/** Two buttons of 68 px. */
const WIDTH_PX = 136;
/** Before this a finger has not yet said whether it scrolls or draws. */
const SLACK_PX = 8;

export function useSwipe(enabled: boolean) {
  const [open, setOpen] = useState(false);
  const [shift, setShift] = useState<number | null>(null);
  const start = useRef<{ x: number; y: number; drawing: boolean } | null>(null);
  /** A press that ends a drawing is no press. */
  const drew = useRef(false);
  const end = () => {
    if (start.current?.drawing && shift !== null) setOpen(shift < -WIDTH_PX / 2);
    start.current = null;
    setShift(null);
  };
  const hands = {
    onPointerDown: ({ clientX, clientY, pointerType }: PointerEvent) => {
      drew.current = false;
      start.current = pointerType === 'mouse' ? null : { x: clientX, y: clientY, drawing: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = start.current;
      if (!from) return;
      const [across, down] = [event.clientX - from.x, Math.abs(event.clientY - from.y)];
      if (!from.drawing && Math.abs(across) < SLACK_PX) return;
      if (!from.drawing && down > Math.abs(across)) {
        start.current = null;
        return;
      }
      if (!from.drawing) event.currentTarget.setPointerCapture(event.pointerId);
      from.drawing = true;
      drew.current = true;
      setShift(Math.max(-WIDTH_PX, Math.min(0, across - (open ? WIDTH_PX : 0))));
    },
    onPointerUp: end,
    onPointerCancel: end,
    onClickCapture: (event: { preventDefault(): void; stopPropagation(): void }) => {
      if (!drew.current) return;
      drew.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  const at = shift ?? (open ? -WIDTH_PX : 0);
  const style: CSSProperties = at === 0 && shift === null ? {} : { transform: `translateX(${at}px)` };
  if (shift !== null) style.transition = 'none';
  return enabled ? { open, hands, style } : { open: false, hands: {}, style: {} };
}
