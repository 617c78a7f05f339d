/** Opens a record and remembers the list for its next and previous. */
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import type { ObjectDescription, RecordData } from '../../api/types';
import { rememberWalk } from '../../grid/walk';
import { idsAround, type Pages, placeOf } from './pages';
import { type Asked, questionOf } from './rows';

export function useOpen(object: ObjectDescription, asked: Asked, pages: Pages, total: number | null, label?: string) {
  const navigate = useNavigate();
  const href = useLocation({ select: (location) => location.href });
  // Arriving pages must not make the columns, and with them every row, new.
  const latest = useRef({ asked, pages, total, label });
  latest.current = { asked, pages, total, label };
  return useCallback(
    ({ id }: RecordData) => {
      const now = latest.current;
      const ids = idsAround(now.pages, id);
      const first = placeOf(now.pages, ids[0] ?? id);
      rememberWalk({
        object: object.key,
        ids,
        back: href,
        ...(now.label ? { label: now.label } : {}),
        ...(first === null ? {} : { more: { ask: questionOf(now.asked), first, total: now.total } }),
      });
      void navigate({ to: '/o/$object/$id', params: { object: object.key, id } });
    },
    [navigate, object.key, href],
  );
}
