import { lazy, Suspense } from 'react';
import type { ViewProps } from '../type';
import styles from './barcode.module.css';
import { symbologyOf } from './value';

const Bars = lazy(() => import('./Bars'));
const Squares = lazy(() => import('./Squares'));

/** The symbol as a scanner reads it, the code below it. */
export function View({ field, value }: ViewProps<string>) {
  if (value === null) return null;
  const symbology = symbologyOf(field.settings);
  const asBars = symbology !== 'qr' && (symbology !== 'any' || /^[ -~]{1,24}$/.test(value));
  return (
    <span className={styles.code}>
      <Suspense fallback={<span className={styles.waiting} />}>
        {asBars ? <Bars code={value} symbology={symbology} /> : <Squares code={value} />}
      </Suspense>
      <span className="numeric">{value}</span>
    </span>
  );
}
