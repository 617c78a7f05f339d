/** Records on a phone: a name with its tag, one quiet line of facts below, one figure at the end. */
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../kit/Icon';
import type { Rows } from './rows';
import styles from './twoLine.module.css';
import type { GridRow } from './types';
import { useRowWindow } from './useRowWindow';

interface Props<R extends GridRow> {
  label: string;
  /** Which list it is: another one begins at its first row. */
  list: string;
  rows: Rows<R>;
  /** Rows `first` … `end`−1 are drawn. */
  onRange: (first: number, end: number) => void;
  loading: boolean;
  title: (row: R) => ReactNode;
  facts: (row: R) => ReactNode;
  figure?: (row: R) => ReactNode;
  onOpen: (row: R) => void;
  onToggleGroup?: (id: string) => void;
}

const ROW_PX = 64;
const FIRST_SKELETONS = 8;

export function TwoLineList<R extends GridRow>(props: Props<R>) {
  const { rows, onRange, loading, onOpen, list } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const total = loading ? FIRST_SKELETONS : rows.total;
  const { first, end, height, topOf } = useRowWindow({ scroller, total, rowPx: ROW_PX, list });
  useEffect(() => {
    if (!loading) onRange(first, end);
  }, [loading, first, end, onRange]);
  return (
    <div ref={scroller} className={styles.list}>
      <ul aria-label={props.label} style={{ height }}>
        {Array.from({ length: Math.max(0, end - first) }, (_, i) => {
          const place = first + i;
          const row = loading ? undefined : rows.at(place);
          const head = loading ? undefined : rows.head?.(place);
          if (head) {
            return (
              <li key={place} className={styles.head} style={{ transform: `translateY(${topOf(place)}px)` }}>
                <button type="button" aria-expanded={!head.collapsed} onClick={() => props.onToggleGroup?.(head.id)}>
                  <Icon name={head.collapsed ? 'right' : 'down'} size={14} />
                  <b className="ellipsis">{head.label}</b>
                  <span className="muted numeric">{head.count}</span>
                </button>
              </li>
            );
          }
          return (
            <li key={place} style={{ transform: `translateY(${topOf(place)}px)` }}>
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
