/** In charge of which columns are folded to a strip: what has ended is, until somebody decides; kept on this device. */
import { useState } from 'react';
import type { Lane } from './lanes';

type Folded = Readonly<Record<string, boolean>>;

const slot = (board: string) => `tenon.lanes.${board}`;

function read(board: string): Folded {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(slot(board)) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Folded) : {};
  } catch {
    return {};
  }
}

export function useClosed(board: string, lanes: readonly Lane[]) {
  const [folded, setFolded] = useState(() => read(board));
  return {
    has: (id: string): boolean => folded[id] ?? lanes.some((lane) => lane.id === id && lane.outcome !== 'open'),
    set: (id: string, closed: boolean) => {
      const next = { ...folded, [id]: closed };
      window.localStorage.setItem(slot(board), JSON.stringify(next));
      setFolded(next);
    },
  };
}
