/**
 * What happens elsewhere: one server-sent-events stream per browser, spread to all tabs,
 * and the knowledge which queries an event makes stale.
 */
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { joinElection } from './leader';
import type { ServerEvents } from './types';

type EventName = keyof ServerEvents;
type Handler<N extends EventName> = (event: ServerEvents[N]) => void;

interface Message {
  name: EventName;
  data: ServerEvents[EventName];
}

const NAMES: readonly EventName[] = ['change', 'revision', 'epoch', 'job', 'resync'];
const handlers = new Map<EventName, Set<(event: never) => void>>();

function receive(message: unknown): void {
  const { name, data } = message as Message;
  for (const handler of handlers.get(name) ?? []) handler(data as never);
}

function openStream(deliver: (message: unknown) => void): () => void {
  const source = new EventSource('/api/v1/events');
  for (const name of NAMES) {
    source.addEventListener(name, (event) => {
      deliver({ name, data: JSON.parse(event.data || '{}') } satisfies Message);
    });
  }
  return () => source.close();
}

/** Start listening; called once by the shell of a signed-in person. Returns how to stop. */
export function startEvents(client: QueryClient): () => void {
  const leave = joinElection({
    locks: window.navigator.locks as never,
    channel: new BroadcastChannel('tenon-events'),
    open: openStream,
    receive,
  });
  const stops = [
    subscribe('change', ({ object, id }) => {
      void client.invalidateQueries({ queryKey: ['records', object] });
      void client.invalidateQueries({ queryKey: ['record', object, id] });
      void client.invalidateQueries({ queryKey: ['history', object, id] });
    }),
    subscribe('revision', () => {
      for (const key of ['apps', 'objects', 'object', 'definitions', 'definition']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    }),
    subscribe('epoch', () => void client.invalidateQueries()),
    subscribe('resync', () => void client.invalidateQueries()),
  ];
  return () => {
    leave();
    for (const stop of stops) stop();
  };
}

function subscribe<N extends EventName>(name: N, handler: Handler<N>): () => void {
  const set = handlers.get(name) ?? new Set();
  handlers.set(name, set);
  set.add(handler);
  return () => set.delete(handler);
}

/**
 * Hear one kind of event while the component is on screen.
 *
 * @example
 * useEvents('job', (job) => setProgress(job.progress));
 */
export function useEvents<N extends EventName>(name: N, handler: Handler<N>): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => subscribe(name, (event: ServerEvents[N]) => latest.current(event)), [name]);
}
