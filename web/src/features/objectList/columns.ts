/** In charge of which columns a person sees, in which order and how wide: remembered per object on this device. */
import { useMemo, useState } from 'react';
import type { FieldDescription, ObjectDescription } from '../../api/types';

interface Chosen {
  /** Field keys in order; null as long as nothing has been chosen. */
  keys: readonly string[] | null;
  widths: Readonly<Record<string, number>>;
}

const NOTHING_CHOSEN: Chosen = { keys: null, widths: {} };
/** More would not fit a screen; the rest is a press away. */
const SHOWN_AT_FIRST = 9;

const slot = (workspace: string, object: string) => `tenon.columns.${workspace}.${object}`;

function read(workspace: string, object: string): Chosen {
  try {
    const kept = JSON.parse(window.localStorage.getItem(slot(workspace, object)) ?? 'null') as Partial<Chosen> | null;
    return { keys: kept?.keys ?? null, widths: kept?.widths ?? {} };
  } catch {
    return NOTHING_CHOSEN;
  }
}

/** Own fields in their order, the title first; long texts and what the system writes only on request. */
export function usualColumns({ fields, title_field }: ObjectDescription): string[] {
  const own = fields.filter(
    ({ system, settings, key }) => !system && settings.multiline !== true && key !== title_field,
  );
  return [title_field, ...own.map(({ key }) => key)].slice(0, SHOWN_AT_FIRST);
}

export interface ListColumns {
  fields: readonly FieldDescription[];
  widths: Readonly<Record<string, number>>;
  setKeys: (keys: readonly string[] | null) => void;
  setWidth: (key: string, width: number | null) => void;
}

export function useListColumns(workspace: string, object: ObjectDescription): ListColumns {
  const [chosen, setChosen] = useState(() => read(workspace, object.key));
  const set = (next: Chosen) => {
    setChosen(next);
    window.localStorage.setItem(slot(workspace, object.key), JSON.stringify(next));
  };
  const fields = useMemo(() => {
    const keys = chosen.keys ?? usualColumns(object);
    // The title leads: it is the frozen column and the way into the record.
    const ordered = [object.title_field, ...keys.filter((key) => key !== object.title_field)];
    return ordered.flatMap((key) => object.fields.find((field) => field.key === key) ?? []);
  }, [chosen.keys, object]);
  return {
    fields,
    widths: chosen.widths,
    setKeys: (keys) => set({ ...chosen, keys }),
    setWidth: (key, width) => {
      const { [key]: _before, ...others } = chosen.widths;
      set({ ...chosen, widths: width === null ? others : { ...others, [key]: width } });
    },
  };
}
