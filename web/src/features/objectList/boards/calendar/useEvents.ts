/** In charge of the records that lie in the days that are seen: asked for by these days alone, up to a bound. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../../api/client';
import type { Condition, FieldDescription, RecordData, RecordPage } from '../../../../api/types';
import { both } from '../../../../fields/condition/reading';
import { instantOf, wallClock } from '../../../../kit/time';
import { type Asked, narrowing } from '../../rows';
import { addDays } from './days';
import type { Lasting } from './layout';

export interface CalendarEvent extends Lasting {
  readonly record: RecordData;
  /** `HH:MM` in the zone of the workspace; empty for whole days. */
  readonly time: string;
}

/** The most a page of the server holds, and how many pages are read. */
const PAGE = 200;
const PAGES = 5;
export const MOST_EVENTS = PAGE * PAGES;

export interface Spanned {
  readonly start: FieldDescription;
  readonly end: FieldDescription | null;
  readonly zone: string;
}

/** What lies in the days `first` … `last`. */
export function within({ start, end, zone }: Spanned, first: string, last: string): Condition {
  const timed = start.type === 'datetime';
  const from = timed ? instantOf(first, 0, zone) : first;
  const until = timed ? instantOf(addDays(last, 1), 0, zone) : addDays(last, 1);
  const begins = { field: start.key, op: 'lt', value: until };
  if (!end) return { and: [begins, { field: start.key, op: 'ge', value: from }] };
  const single = {
    and: [
      { field: end.key, op: 'empty' },
      { field: start.key, op: 'ge', value: from },
    ],
  };
  return { and: [begins, { or: [{ field: end.key, op: 'ge', value: from }, single] }] };
}

/** A record as something that lasts; one that would end before it begins lasts one day. */
export function eventOf(record: RecordData, { start, end, zone }: Spanned): CalendarEvent | null {
  const began = record[start.key];
  if (typeof began !== 'string') return null;
  const dayOf = (value: string) => (start.type === 'datetime' ? wallClock(value, zone).day : value);
  const ended = end ? record[end.key] : null;
  const first = dayOf(began);
  const last = typeof ended === 'string' ? dayOf(ended) : first;
  const ordered = first <= last;
  return {
    id: record.id,
    record,
    first,
    last: ordered ? last : first,
    time: start.type === 'datetime' ? wallClock(began, zone).time : '',
  };
}

async function readAll(object: string, body: object, signal: AbortSignal) {
  const records: RecordData[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page++) {
    const more = cursor === null ? {} : { cursor };
    const found: RecordPage = await api.query<RecordPage>(`/objects/${object}/query`, { ...body, ...more }, { signal });
    records.push(...found.records);
    cursor = found.next_cursor;
    if (cursor === null) break;
  }
  return { records, capped: cursor !== null };
}

export function useEvents(asked: Asked, spanned: Spanned, fields: readonly string[], first: string, last: string) {
  const filter = both(asked.filter, within(spanned, first, last));
  const body = {
    kind: 'list',
    ...narrowing({ ...asked, filter }),
    sort: [{ field: spanned.start.key, desc: false }],
    fields,
    limit: PAGE,
  };
  const found = useQuery({
    queryKey: ['records', asked.object, 'days', JSON.stringify(body)],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => readAll(asked.object, body, signal),
  });
  const events = useMemo(
    () => found.data?.records.flatMap((record) => eventOf(record, spanned) ?? []) ?? null,
    [found.data, spanned],
  );
  return {
    events,
    capped: found.data?.capped ?? false,
    error: found.data ? null : found.error,
    refetch: () => void found.refetch(),
  };
}
