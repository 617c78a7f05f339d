/**
 * What happens elsewhere: one server-sent-events stream per browser, spread to all tabs,
 * and the knowledge which queries an event makes stale.
 */
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { joinElection } from './leader';
import { meQuery } from './queries';
import type { ServerEvents } from './types';

/** What the server tells, and what the stream itself does: `lost` when it breaks off. */
interface Events extends ServerEvents {
  lost: Record<string, never>;
}

type EventName = keyof Events;
type Handler<N extends EventName> = (event: Events[N]) => void;

interface Message {
  name: EventName;
  data: Events[EventName];
}

const NAMES: readonly (keyof ServerEvents)[] = ['change', 'revision', 'epoch', 'job', 'resync'];
const handlers = new Map<EventName, Set<(event: never) => void>>();

function receive(message: unknown): void {
  const { name, data } = message as Message;
  for (const handler of handlers.get(name) ?? []) handler(data as never);
}

/** A refused stream is tried again after this long, ms; one that merely broke off, the browser resumes by itself. */
const AGAIN_MS = 3000;

function openStream(deliver: (message: unknown) => void): () => void {
  let source: EventSource;
  let again = 0;
  const open = () => {
    source = new EventSource('/api/v1/events');
    for (const name of NAMES) {
      source.addEventListener(name, (event) => {
        deliver({ name, data: JSON.parse(event.data || '{}') } satisfies Message);
      });
    }
    source.addEventListener('error', () => {
      deliver({ name: 'lost', data: {} } satisfies Message);
      if (source.readyState === EventSource.CLOSED) again = window.setTimeout(reopen, AGAIN_MS);
    });
  };
  const reopen = () => {
    open();
    // a new stream does not know where the old one stood
    source.addEventListener('open', () => deliver({ name: 'resync', data: {} } satisfies Message), { once: true });
  };
  open();
  return () => {
    window.clearTimeout(again);
    source.close();
  };
}

/** Start listening; called once by the shell of a signed-in person. Returns how to stop. */
export function startEvents(client: QueryClient): () => void {
  const leave = joinElection({
    locks: window.navigator.locks as never,
    channel: new BroadcastChannel('tenon-events'),
    open: openStream,
    receive,
  });
  const staleLists = gathered((object) => void client.invalidateQueries({ queryKey: ['records', object] }));
  const stops = [
    subscribe('change', ({ object, id }) => {
      staleLists(object);
      void client.invalidateQueries({ queryKey: ['record', object, id] });
      void client.invalidateQueries({ queryKey: ['history', object, id] });
    }),
    subscribe('revision', () => {
      for (const key of ['apps', 'objects', 'object', 'definitions', 'definition', 'views', 'workdays']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    }),
    // the server ends the stream of a session that has ended; whoever is asked then says so
    subscribe('lost', () => void client.invalidateQueries({ queryKey: meQuery.queryKey })),
    subscribe('epoch', () => void client.invalidateQueries()),
    subscribe('resync', () => void client.invalidateQueries()),
  ];
  return () => {
    leave();
    for (const stop of stops) stop();
  };
}

/** Lists are read again this long after the first of several changes, ms. */
const GATHER_MS = 300;

/** Call `act` once per object for all changes that come within a moment: an import must not ask for a list per row. */
function gathered(act: (object: string) => void): (object: string) => void {
  const waiting = new Set<string>();
  return (object) => {
    if (waiting.has(object)) return;
    waiting.add(object);
    window.setTimeout(() => {
      waiting.delete(object);
      act(object);
    }, GATHER_MS);
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
  useEffect(() => subscribe(name, (event: Events[N]) => latest.current(event)), [name]);
}
