/** Records on a phone: a name with its tag, one quiet line of facts below, one figure at the end. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './twoLine.module.css';
import type { GridRow } from './types';

interface Props<R extends GridRow> {
  label: string;
  rows: readonly R[];
  more: boolean;
  onMore: () => void;
  loading: boolean;
  title: (row: R) => ReactNode;
  facts: (row: R) => ReactNode;
  figure?: (row: R) => ReactNode;
  onOpen: (row: R) => void;
}

const ROW_PX = 64;
const NEAR = 20;

export function TwoLineList<R extends GridRow>(props: Props<R>) {
  const { rows, more, onMore, loading, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: loading ? 8 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !loading && last >= rows.length - NEAR) onMore();
  }, [more, loading, last, rows.length, onMore]);
  return (
    <div ref={scroller} className={styles.list}>
      <ul aria-label={props.label} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = loading ? undefined : rows[index];
          return (
            <li key={row?.id ?? index} style={{ transform: `translateY(${start}px)` }}>
              {!row && <span className={styles.skeleton} aria-hidden="true" />}
              {row && (
                <button type="button" onClick={() => onOpen(row)}>
                  <span className={styles.words}>
                    <span className={styles.title}>{props.title(row)}</span>
                    <span className={styles.facts}>{props.facts(row)}</span>
                  </span>
                  <span className={styles.figure}>{props.figure?.(row)}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
