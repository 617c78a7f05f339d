/** In charge of which columns a view shows, in which order and how wide. */
import { useMemo } from 'react';
import type { FieldDescription, ObjectDescription } from '../../api/types';
import type { ViewColumn, ViewState } from './view';

/** More would not fit a screen; the rest is a press away. */
const SHOWN_AT_FIRST = 9;

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
  /** Not as the view has them. */
  chosen: boolean;
  setKeys: (keys: readonly string[]) => void;
  setWidth: (key: string, width: number | null) => void;
  /** As the view was saved, or the usual ones. */
  reset: () => void;
}

export function useListColumns(object: ObjectDescription, view: ViewState): ListColumns {
  const { columns } = view.body;
  const fields = useMemo(() => {
    const keys = columns.length > 0 ? columns.map(({ field }) => field) : usualColumns(object);
    // The title leads: it is the frozen column and the way into the record.
    const ordered = [object.title_field, ...keys.filter((key) => key !== object.title_field)];
    return ordered.flatMap((key) => object.fields.find((field) => field.key === key) ?? []);
  }, [columns, object]);
  const widths = useMemo(
    () => Object.fromEntries(columns.filter(({ width }) => width > 0).map(({ field, width }) => [field, width])),
    [columns],
  );
  const saved = view.saved?.body.columns ?? [];
  const set = (next: readonly ViewColumn[]) => view.change({ columns: next });
  return {
    fields,
    widths,
    chosen: JSON.stringify(columns) !== JSON.stringify(saved),
    setKeys: (keys) => set(keys.map((field) => ({ field, width: widths[field] ?? 0 }))),
    setWidth: (key, width) =>
      set(
        fields.map(({ key: field }) => ({
          field,
          width: field === key ? Math.round(width ?? 0) : (widths[field] ?? 0),
        })),
      ),
    reset: () => set(saved),
  };
}
