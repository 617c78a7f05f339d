/** What a person does with an import; each answer of the server becomes what the page shows. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { objectQuery } from '../../api/queries';
import { useToast } from '../../kit/toast';
import { type Import, importKey, type Mode, pathOf } from './data';

export interface PlanChanges {
  sheet?: string;
  first?: number;
  depth?: number;
  fields?: Record<number, string | null>;
  mode?: Mode;
  key?: string;
}

export interface ImportActions {
  change: (changes: PlanChanges) => void;
  check: () => Promise<unknown>;
  start: () => void;
  stop: () => void;
  fix: (row: number, column: number, text: string) => Promise<unknown>;
  /** Takes `to` (null: nothing) wherever `from` stands in a column. */
  replace: (column: number, from: string, to: string | null) => void;
  /** Makes a value an option of its column's field, and checks anew. */
  addOption: (column: number, value: string) => void;
  busy: boolean;
}

export function useImport(object: string, id: string): ImportActions {
  const { t } = useTranslation('imports');
  const client = useQueryClient();
  const toast = useToast();
  const path = pathOf(object, id);
  const act = useMutation({
    mutationFn: (ask: () => Promise<Import>) => ask(),
    onSuccess: (what) => client.setQueryData(importKey(id), what),
    onError: (error) => toast.error(error, t('failed')),
  });
  const stop = useMutation({
    mutationFn: async () => {
      const job = client.getQueryData<Import>(importKey(id))?.job_id;
      if (job) await api.post(`/jobs/${job}/cancel`);
    },
    onError: (error) => toast.error(error, t('failed')),
  });
  const fix = useMutation({
    mutationFn: ({ row, column, text }: { row: number; column: number; text: string }) =>
      api.patch(`${path}/rows/${row}`, { cells: { [column]: text } }),
    onError: (error) => toast.error(error, t('failed')),
  });
  return {
    change: (changes) => act.mutate(() => api.patch<Import>(path, changes)),
    check: () => act.mutateAsync(() => api.post<Import>(`${path}/check`)).catch(() => undefined),
    start: () => act.mutate(() => api.post<Import>(`${path}/start`)),
    stop: () => stop.mutate(),
    fix: (row, column, text) => fix.mutateAsync({ row, column, text }),
    replace: (column, from, to) => act.mutate(() => api.patch<Import>(`${path}/values`, { column, from, to })),
    addOption: (column, value) =>
      act.mutate(async () => {
        const what = await api.post<Import>(`${path}/options`, { column, value });
        await client.invalidateQueries(objectQuery(object));
        return what;
      }),
    busy: act.isPending,
  };
}
