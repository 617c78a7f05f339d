/** Opens a record, or looks at it beside the list, and remembers the list for its next and previous. */
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useRef } from 'react';
import type { ObjectDescription, RecordData } from '../../api/types';
import { rememberWalk } from '../../grid/walk';
import { idsAround, type Pages, placeOf } from './pages';
import { type Asked, questionOf } from './rows';

export function useOpen(object: ObjectDescription, asked: Asked, pages: Pages, total: number | null, label?: string) {
  const navigate = useNavigate();
  const href = useLocation({ select: (location) => withoutPeek(location.href) });
  // Arriving pages must not make the columns, and with them every row, new.
  const latest = useRef({ asked, pages, total, label });
  latest.current = { asked, pages, total, label };
  const remember = useCallback(
    (id: string) => {
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
    },
    [object.key, href],
  );
  return useMemo(
    () => ({
      open: ({ id }: RecordData) => {
        remember(id);
        void navigate({ to: '/o/$object/$id', params: { object: object.key, id } });
      },
      peek: ({ id }: RecordData) => {
        remember(id);
        void navigate({ to: '.', search: (now) => ({ ...now, peek: id }), replace: true });
      },
    }),
    [navigate, object.key, remember],
  );
}

/** The list alone: whoever comes back to it has looked enough. */
function withoutPeek(href: string): string {
  const [path = '', query = ''] = href.split('?');
  const search = new URLSearchParams(query);
  search.delete('peek');
  return search.size > 0 ? `${path}?${search}` : path;
}
