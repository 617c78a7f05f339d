/** In charge of which rows of equal height are drawn, where, and how one gets to a row. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { heightOf, type Scale, type Spot, spotAfter, spotAt } from './scale';
import { NO_SLOTS, type Slots, slotIn, takeSlots } from './slots';

interface Parts {
  scroller: RefObject<HTMLElement | null>;
  total: number;
  /** Of one row, px. */
  rowPx: number;
  /** What sticks above and below the rows, px. @default 0 */
  headPx?: number;
  /** What sticks over the first rows seen, px. @default 0 */
  coverPx?: number;
  /** Another list begins at its first row. */
  list: string;
}

interface Drawn {
  readonly first: number;
  /** The row after the last drawn one. */
  readonly end: number;
  /** The first row that is seen, if only in part. */
  readonly seen: number;
  /** Rows stand this much higher than row × height, px. */
  readonly shift: number;
}

export interface RowWindow extends Drawn {
  /** Height of the element that holds the rows, px. */
  readonly height: number;
  /** Top of a row in that element, px. */
  topOf: (row: number) => number;
  /** The element that draws a row; one that leaves the window is used again for one that enters. */
  slotOf: (row: number) => number;
  /** Scroll just so far that a row is seen. */
  reveal: (row: number) => void;
}

/** Rows drawn before and after those seen. */
const AROUND = 8;
/** Quiet time after which the scrollbar of a very tall list is put where it belongs. */
const REST_MS = 150;

export function useRowWindow({ scroller, total, rowPx, headPx = 0, coverPx = 0, list }: Parts): RowWindow {
  const [drawn, setDrawn] = useState<Drawn>({ first: 0, end: Math.min(total, 40), seen: 0, shift: 0 });
  const spot = useRef<Spot>({ top: 0, shift: 0 });
  const content = total * rowPx;

  const scale = useCallback(
    (): Scale => ({ content, view: Math.max(rowPx, (scroller.current?.clientHeight ?? 0) - headPx) }),
    [content, rowPx, headPx, scroller],
  );
  const look = useCallback(() => {
    const { top, shift } = spot.current;
    const first = Math.max(0, Math.floor((top + shift) / rowPx) - AROUND);
    const end = Math.min(total, Math.ceil((top + shift + scale().view) / rowPx) + AROUND);
    const seen = Math.min(Math.max(0, Math.floor((top + shift) / rowPx)), Math.max(0, total - 1));
    setDrawn((now) =>
      now.first === first && now.end === end && now.seen === seen && now.shift === shift
        ? now
        : { first, end, seen, shift },
    );
  }, [rowPx, total, scale]);
  const goTo = useCallback(
    (next: Spot) => {
      spot.current = next;
      if (scroller.current) scroller.current.scrollTop = next.top;
      look();
    },
    [look, scroller],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let rest: number | undefined;
    const settle = () => {
      const { top, shift } = spot.current;
      if (shift !== 0) goTo(spotAt(top + shift, scale()));
    };
    const onScroll = () => {
      if (element.scrollTop === spot.current.top) return;
      spot.current = spotAfter(spot.current, element.scrollTop, scale());
      look();
      window.clearTimeout(rest);
      rest = window.setTimeout(settle, REST_MS);
    };
    const resized = new ResizeObserver(look);
    element.addEventListener('scroll', onScroll, { passive: true });
    resized.observe(element);
    look();
    return () => {
      window.clearTimeout(rest);
      element.removeEventListener('scroll', onScroll);
      resized.disconnect();
    };
  }, [scroller, look, goTo, scale]);

  const lists = useRef(list);
  useEffect(() => {
    if (lists.current !== list) goTo({ top: 0, shift: 0 });
    lists.current = list;
  }, [list, goTo]);

  const slots = useRef<Slots>({ ...NO_SLOTS });
  takeSlots(slots.current, drawn);
  const slotOf = (row: number) => slotIn(slots.current, row);
  const reveal = (row: number) => {
    const { view } = scale();
    const at = spot.current.top + spot.current.shift;
    const place = row * rowPx;
    const wanted =
      place < at + coverPx ? Math.max(0, place - coverPx) : place + rowPx > at + view ? place + rowPx - view : at;
    if (wanted !== at)
      goTo(
        Math.abs(wanted - at) < view
          ? { ...spot.current, top: spot.current.top + wanted - at }
          : spotAt(wanted, scale()),
      );
  };
  return {
    ...drawn,
    height: heightOf({ content, view: 0 }),
    topOf: (row) => row * rowPx - drawn.shift,
    slotOf,
    reveal,
  };
}
