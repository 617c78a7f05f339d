/** Records that match what is typed; the server knows pinyin and initials. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../../api/client';
import type { SearchGroup } from '../../api/types';
import type { PaletteEntry } from './entries';

/** Rest after the last key before the server is asked. */
const REST_MS = 120;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export function useRecordSearch(query: string): { entries: PaletteEntry[]; searching: boolean } {
  const navigate = useNavigate();
  const q = useSettled(query.trim());
  const found = useQuery({
    queryKey: ['search', q, 5],
    queryFn: ({ signal }) => api.get<{ groups: SearchGroup[] }>('/search', { q, limit: 5 }, { signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const groups = q === '' ? [] : (found.data?.groups ?? []);
  const entries = groups.flatMap((group) =>
    group.records.map(
      (record): PaletteEntry => ({
        key: `record ${group.object} ${record.id}`,
        group: 'records',
        label: record.title,
        detail:
          record.matched && record.matched.text !== record.title
            ? `${group.label} · ${record.matched.text}`
            : group.label,
        icon: group.icon || 'sub',
        run: () => void navigate({ to: '/o/$object/$id', params: { object: group.object, id: record.id } }),
      }),
    ),
  );
  return { entries, searching: q !== query.trim() || found.isFetching };
}
