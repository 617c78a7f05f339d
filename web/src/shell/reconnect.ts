/** While the server does not answer: ask again by itself, and read everything anew once it is back. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../api/client';
import type { Connection } from '../api/connection';

const ASK_EVERY_MS = 3000;

export function useReconnect(connection: Connection): void {
  const client = useQueryClient();
  useEffect(() => {
    if (connection === 'online') return;
    const timer = setInterval(async () => {
      try {
        await api.get('/health');
      } catch {
        return; // still away; the next turn asks again
      }
      await client.invalidateQueries();
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [connection, client]);
}
