import { lazy, Suspense } from 'react';
import type { ViewProps } from '../type';
import styles from './markdown.module.css';
import { wordsOf } from './value';

const Rendered = lazy(() => import('./Rendered'));

/** The words stand there at once, their look follows. */
export function View({ value }: ViewProps<string>) {
  if (value === null) return null;
  return (
    <Suspense fallback={<span className={styles.lines}>{wordsOf(value)}</span>}>
      <Rendered source={value} />
    </Suspense>
  );
}

export function GridCell({ value }: ViewProps<string>) {
  return value === null ? null : wordsOf(value);
}
