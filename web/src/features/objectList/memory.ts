/** In charge of what this device keeps of lists: the last view, its unsaved layout, the groups that are closed. */
import type { Layout } from './view';

interface Kept {
  /** Id of the last view. */
  view?: string;
  layouts?: Readonly<Record<string, Layout>>;
  /** Closed groups by view and field. */
  closed?: Readonly<Record<string, readonly string[]>>;
}

/** Views whose layouts are kept at most; the oldest gives way. */
const MOST = 40;

const slot = (workspace: string, object: string) => `tenon.list.${workspace}.${object}`;

export interface ListMemory {
  read(): Kept;
  setView(view: string): void;
  setLayout(view: string, layout: Layout): void;
  setClosed(place: string, ids: readonly string[]): void;
}

export function listMemory(workspace: string, object: string): ListMemory {
  const name = slot(workspace, object);
  const read = (): Kept => {
    try {
      return (JSON.parse(window.localStorage.getItem(name) ?? '{}') as Kept | null) ?? {};
    } catch {
      return {};
    }
  };
  const write = (change: Kept) => {
    try {
      window.localStorage.setItem(name, JSON.stringify({ ...read(), ...change }));
    } catch {
      // A full or forbidden store costs the memory, not the list.
    }
  };
  return {
    read,
    setView: (view) => write({ view }),
    setLayout: (view, layout) => {
      const { [view]: _before, ...others } = read().layouts ?? {};
      const layouts = Object.keys(layout).length > 0 ? { ...others, [view]: layout } : others;
      write({ layouts: Object.fromEntries(Object.entries(layouts).slice(-MOST)) });
    },
    setClosed: (place, ids) => {
      const { [place]: _before, ...others } = read().closed ?? {};
      const closed = ids.length > 0 ? { ...others, [place]: ids } : others;
      write({ closed: Object.fromEntries(Object.entries(closed).slice(-MOST)) });
    },
  };
}
