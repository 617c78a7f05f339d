/** In charge of finding among own records as one types: at once among those at hand, by pinyin where there is network. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { ObjectDescription, RecordData, RecordPage } from '../../api/types';
import { mineQuery, OWN, phoneFieldsOf } from './home';

/** @param everybody those of others are found as well. */
export function useMine(object: ObjectDescription, search: string, most: number, everybody: boolean) {
  const words = search.trim();
  const mine = useQuery(mineQuery(object));
  const title = object.title_field;
  const found = useQuery({
    queryKey: ['records', object.key, 'find', words, most, everybody],
    enabled: words !== '',
    placeholderData: keepPreviousData,
    queryFn: () =>
      api.query<RecordPage>(`/objects/${object.key}/query`, {
        kind: 'list',
        search: words,
        fields: [title, ...phoneFieldsOf(object).map(({ key }) => key), 'updated_at'],
        limit: Math.max(20, most),
        ...(everybody ? {} : { filter: OWN }),
      }),
  });
  const lower = words.toLocaleLowerCase();
  const fits = (record: RecordData) =>
    String(record[title] ?? '')
      .toLocaleLowerCase()
      .includes(lower);
  const atHand = (mine.data?.records ?? []).filter(fits);
  // without an answer of the server, what is on the device has to do
  const answered = words !== '' && found.data !== undefined && found.fetchStatus !== 'paused';
  const records = answered ? found.data.records : atHand;
  return {
    records: records.slice(0, most),
    total: mine.data?.records.length ?? 0,
    loading: mine.isPending && mine.fetchStatus === 'fetching',
    error: mine.data === undefined ? mine.error : null,
  };
}
