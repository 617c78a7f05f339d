/**
 * In charge of writing records from the client: at once on the screen, then on the server, back again when refused.
 *
 * Lists keep records as pages of an infinite query under `['records', object, …]`, single ones under
 * `['record', object, id]`; both are patched here, so that every place shows the same value.
 */
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client';
import type { Condition, RecordData, RecordPage, UndoResult } from '../../api/types';

export type Changes = Readonly<Record<string, unknown>>;

/** What the server is sent: pointers by id alone, everything else as it is. */
export function toWire(values: Changes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, wireValue(value)]));
}

function wireValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}

type Cached = InfiniteData<RecordPage> | RecordPage | undefined;

function inPage(page: RecordPage, change: (record: RecordData) => RecordData): RecordPage {
  return { ...page, records: page.records.map(change) };
}

/** Show `changes` of one record everywhere; returns how it was, for the way back. */
const show = (client: QueryClient, object: string, id: string, changes: Changes): (() => void) =>
  showAll(client, object, new Map([[id, changes]]));

function showAll(client: QueryClient, object: string, changed: ReadonlyMap<string, Changes>): () => void {
  const lists = client.getQueriesData<Cached>({ queryKey: ['records', object] });
  const apply = (record: RecordData): RecordData => {
    const changes = changed.get(record.id);
    return changes ? { ...record, ...changes } : record;
  };
  client.setQueriesData<Cached>({ queryKey: ['records', object] }, (cached) => {
    if (cached && 'pages' in cached) return { ...cached, pages: cached.pages.map((page) => inPage(page, apply)) };
    return cached && 'records' in cached ? inPage(cached, apply) : cached;
  });
  const pages = [...changed.keys()].flatMap((id) => client.getQueryData<RecordData>(['record', object, id]) ?? []);
  for (const one of pages) client.setQueryData(['record', object, one.id], apply(one));
  return () => {
    for (const [key, cached] of lists) client.setQueryData(key, cached);
    for (const one of pages) client.setQueryData(['record', object, one.id], one);
  };
}

/** New values of one record, based on how it stands. */
export interface Update {
  readonly record: RecordData;
  readonly values: Changes;
}

/** What a bulk action is done to. */
export type Rows = { ids: readonly string[] } | { filter: Condition | null };

/** The writes of one object. Each throws `ApiError`; what was shown before the answer is taken back then. */
export interface RecordWrites {
  create(values: Changes): Promise<RecordData>;
  /** @throws ApiError 409 with `body.current` when somebody changed the record since `record.version`. */
  update(record: RecordData, changes: Changes): Promise<RecordData>;
  /**
   * Gives each record values of its own, all of them or none.
   * @throws ApiError 422 with paths such as `updates[3].values.amount`
   */
  updateMany(updates: readonly Update[]): Promise<{ batch_id: string; count: number }>;
  /** @returns the batch that undoes it. */
  remove(id: string): Promise<string>;
  bulk(op: 'update' | 'delete', rows: Rows, changes?: Changes): Promise<{ batch_id: string; count: number }>;
  undo(batchId: string): Promise<UndoResult>;
}

export function useRecordWrites(object: string): RecordWrites {
  const client = useQueryClient();
  return useMemo(() => writesOf(client, object), [client, object]);
}

function writesOf(client: QueryClient, object: string): RecordWrites {
  const base = `/objects/${object}`;
  const stale = async () => {
    await Promise.all(
      ['records', 'record', 'history'].map((kind) => client.invalidateQueries({ queryKey: [kind, object] })),
    );
  };
  return {
    create: async (values) => {
      const record = await api.post<RecordData>(`${base}/records`, toWire(values));
      client.setQueryData(['record', object, record.id], record);
      await stale();
      return record;
    },
    update: async (record, changes) => {
      const takeBack = show(client, object, record.id, changes);
      try {
        const headers = { 'If-Match': `"${record.version}"` };
        const saved = await api.patch<RecordData>(`${base}/records/${record.id}`, toWire(changes), { headers });
        show(client, object, record.id, saved);
        void client.invalidateQueries({ queryKey: ['history', object, record.id] });
        return saved;
      } catch (error) {
        takeBack();
        throw error;
      }
    },
    updateMany: async (updates) => {
      const takeBack = showAll(client, object, new Map(updates.map(({ record, values }) => [record.id, values])));
      const sent = updates.map(({ record, values }) => ({
        id: record.id,
        version: record.version,
        values: toWire(values),
      }));
      try {
        const done = await api.patch<{ batch_id: string; count: number }>(`${base}/records`, { updates: sent });
        await stale();
        return done;
      } catch (error) {
        takeBack();
        throw error;
      }
    },
    remove: async (id) => {
      const { batch_id } = await api.del<{ batch_id: string }>(`${base}/records/${id}`);
      client.removeQueries({ queryKey: ['record', object, id] });
      await client.invalidateQueries({ queryKey: ['records', object] });
      return batch_id;
    },
    bulk: async (op, rows, changes) => {
      const body = { op, ...rows, ...(changes ? { changes: toWire(changes) } : {}) };
      const done = await api.post<{ batch_id: string; count: number }>(`${base}/bulk`, body);
      await stale();
      return done;
    },
    undo: async (batchId) => {
      const result = await api.post<UndoResult>(`/batches/${batchId}/undo`);
      await stale();
      return result;
    },
  };
}
