/** In charge of taking what a list shows out as a file: asked for, made by a worker, fetched when it is there. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Condition, Job } from '../../api/types';
import { useToast } from '../../kit/toast';
import { type Asked, wire } from './rows';

export type ExportFormat = 'xlsx' | 'csv' | 'json';
export const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv', 'json'];

const POLL_MS = 500;
/** Whoever waits longer finds the file on the page of jobs. */
const PATIENCE_MS = 10 * 60_000;
const ENDED = new Set(['done', 'dead', 'cancelled']);

/** Take out the list, or `chosen` records of it alone, in its order and with its columns. */
export type Export = (format: ExportFormat, chosen?: readonly string[]) => Promise<void>;

export function useExport(title: string, asked: Asked): Export {
  const { t } = useTranslation('list');
  const toast = useToast();
  return useCallback(
    async (format, chosen) => {
      try {
        const { object, sort, words, fields, group } = asked;
        const order = sort.map(({ field, desc }) => (desc ? `-${field}` : field)).join(',');
        const which = chosen ? { filter: among(chosen) } : { filter: asked.filter, search: words };
        const grouped = group ? { group: wire(group) } : {};
        const wish = { format, ...which, ...grouped, sort: order, fields: [title, ...fields].filter(unique) };
        const { job } = await api.post<{ job: string }>(`/objects/${object}/exports`, wish);
        toast.info(t('export.begun'));
        const ended = await end(job);
        const file = ended?.result?.file;
        if (typeof file === 'string') download(file, String(ended?.result?.name ?? ''));
        else if (ended?.error) toast.error(new Error(ended.error.message));
      } catch (error) {
        toast.error(error, t('export.failed'));
      }
    },
    [title, asked, toast, t],
  );
}

const unique = (key: string, at: number, all: readonly string[]): boolean => all.indexOf(key) === at;

/** One condition names so many records at most. */
const NAMED = 1_000;

function among(ids: readonly string[]): Condition {
  const parts = Array.from({ length: Math.max(1, Math.ceil(ids.length / NAMED)) }, (_, part) => ({
    field: 'id',
    op: 'in',
    value: ids.slice(part * NAMED, (part + 1) * NAMED),
  }));
  return parts.length === 1 && parts[0] ? parts[0] : { or: parts };
}

async function end(id: string): Promise<Job | null> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
    const job = await api.get<Job>(`/jobs/${id}`);
    if (ENDED.has(job.state)) return job;
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
  return null;
}

function download(file: string, name: string): void {
  const link = document.createElement('a');
  link.href = `/api/v1/files/${file}/content`;
  link.download = name;
  link.click();
}
