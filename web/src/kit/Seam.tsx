/** The line between two panes: it is dragged, moved by arrows, and a double click puts it back. */
import { type PointerEvent, useRef, useState } from 'react';
import styles from './Seam.module.css';

interface Props {
  /** Spoken name. */
  label: string;
  /** Width of the pane behind it, px. */
  width: number;
  min: number;
  max: number;
  onChange: (width: number) => void;
  /** Put back as it was made. */
  onReset: () => void;
}

const STEP = 16;

export function Seam({ label, width, min, max, onChange, onReset }: Props) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const set = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))));
  const drag = (event: PointerEvent) => {
    if (from.current) set(from.current.width + from.current.x - event.clientX);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles.seam}
      onDoubleClick={onReset}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = null;
      }}
      onKeyDown={(event) => {
        const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
        if (!step) return;
        event.preventDefault();
        set(width + step);
      }}
    />
  );
}

/** The width of a pane, kept on this device under `slot`. */
export function usePaneWidth(slot: string, made: number): [number, (width: number) => void, () => void] {
  const name = `tenon.pane.${slot}`;
  const [width, setWidth] = useState(() => Number(window.localStorage.getItem(name)) || made);
  const keep = (next: number) => {
    setWidth(next);
    window.localStorage.setItem(name, String(next));
  };
  const reset = () => {
    setWidth(made);
    window.localStorage.removeItem(name);
  };
  return [width, keep, reset];
}
