/** In charge of what is written of a visit and not yet saved: it outlives a reload, and a call that comes in between. */

import { sameValue } from '../../fields/data/sameValue';
import type { Values } from '../../offline/draft';

const place = (slot: string) => `tenon.visit.${slot}`;

export function readWritten(slot: string): Values | null {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(place(slot)) ?? 'null');
    return typeof kept === 'object' && kept !== null ? (kept as Values) : null;
  } catch {
    return null;
  }
}

export function keepWritten(slot: string, values: Values, start: Values): void {
  const differs = Object.keys(values).some((key) => !sameValue(values[key], start[key]));
  try {
    if (differs) window.sessionStorage.setItem(place(slot), JSON.stringify(values));
    else dropWritten(slot);
  } catch {
    // no room: it lives as long as the page
  }
}

export function dropWritten(slot: string): void {
  window.sessionStorage.removeItem(place(slot));
}
