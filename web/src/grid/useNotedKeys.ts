/** In charge of what the `?` sheet says of a grid. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyNote, useKeyNotes } from '../kit/hotkeys';

const READING: readonly (readonly [combo: string, key: string])[] = [
  ['shift+←↑→↓', 'range'],
  ['mod+a', 'all'],
  ['mod+c', 'copy'],
  ['shift+space', 'row'],
  ['space', 'peek'],
];
const WRITING: typeof READING = [
  ['F2', 'edit'],
  ['mod+v', 'paste'],
  ['mod+d', 'down'],
  ['mod+r', 'right'],
  ['Del', 'clear'],
];

/** @param parts what can be done here besides reading */
export function useNotedKeys({ writes, moves }: { writes: boolean; moves: boolean }): void {
  const { t } = useTranslation('grid');
  const notes = useMemo((): readonly KeyNote[] => {
    const keys = [...READING, ...(writes ? WRITING : []), ...(moves ? [['Alt+shift+←→', 'column'] as const] : [])];
    return keys.map(([combo, key]) => ({ combo, label: t(`keys.${key}`) }));
  }, [t, writes, moves]);
  useKeyNotes(notes);
}
