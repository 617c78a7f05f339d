/** Moves through a list by keys while an input keeps the focus. */
import { type KeyboardEvent, useEffect, useState } from 'react';
import { isIme } from '../../kit/ime';

interface ListKeys {
  active: number;
  setActive: (index: number) => void;
  /** True when the key was for the list. */
  onKey: (event: KeyboardEvent) => boolean;
}

/**
 * @param length how many entries the list has
 * @param resetOn when this changes, the first entry becomes active
 */
export function useListKeys(length: number, resetOn: unknown, onEnter: (index: number) => void): ListKeys {
  const [active, setActive] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list begins at its first entry
  useEffect(() => setActive(0), [resetOn]);
  const onKey = (event: KeyboardEvent): boolean => {
    if (isIme(event) || length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((active + step + length) % length);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) onEnter(Math.min(active, length - 1));
    else return false;
    event.preventDefault();
    return true;
  };
  return { active: Math.min(active, Math.max(0, length - 1)), setActive, onKey };
}
