import type { CSSProperties } from 'react';
import { numberSettings } from '../number/read';
import { showNumber } from '../number/value';
import type { ViewProps } from '../type';
import styles from './slider.module.css';
import { partOf, showSlider } from './value';

export function View({ field, value }: ViewProps<string>) {
  if (value === null) return null;
  return (
    <span className={styles.shown} style={{ '--part': `${partOf(value, field)}%` } as CSSProperties}>
      <i aria-hidden="true" />
      <span className="numeric">{showSlider(value, field)}</span>
    </span>
  );
}

/** Without its unit: that stands once in the head of the column. */
export function GridCell({ field, value }: ViewProps<string>) {
  return value === null ? null : showNumber(value, numberSettings(field).decimals);
}
