/** The frame around every signed-in page: navigation, banners, the page. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { startEvents } from '../api/events';
import { appsQuery } from '../api/queries';

export function Shell() {
  const client = useQueryClient();
  const apps = useQuery(appsQuery);
  useEffect(() => startEvents(client), [client]);
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'var(--nav-w) minmax(0, 1fr)', height: '100%' }}>
      <nav>
        {apps.data?.flatMap((app) =>
          app.items.map((item) =>
            item.kind === 'object' ? (
              <Link key={item.object} to="/o/$object" params={{ object: item.object }}>
                {item.label}
              </Link>
            ) : null,
          ),
        )}
      </nav>
      <main style={{ minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
        <Outlet />
      </main>
    </div>
  );
}
