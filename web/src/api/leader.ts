/**
 * Chooses one tab of the browser to hold the event stream; the others listen to it over a BroadcastChannel.
 * The tab that holds the Web Lock leads; when it closes, the lock passes on and the next tab takes over.
 * Without Web Locks (plain HTTP on a foreign host) every tab leads itself.
 */

interface Locks {
  request(name: string, options: { signal: AbortSignal }, held: () => Promise<void>): Promise<void>;
}

interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  close(): void;
}

/** Where events come from; opened by the leader only. Returns how to close it. */
export type OpenStream = (deliver: (message: unknown) => void) => () => void;

export interface LeaderParts {
  locks: Locks | undefined;
  channel: Channel;
  open: OpenStream;
  /** Called with every message, whichever tab received it first. */
  receive: (message: unknown) => void;
}

/** Join the election. Returns how to leave it; a leader that leaves closes its stream. */
export function joinElection({ locks, channel, open, receive }: LeaderParts): () => void {
  const leaving = new AbortController();
  channel.addEventListener('message', (event) => receive(event.data));

  const lead = () =>
    new Promise<void>((left) => {
      // The lock may be granted to a tab that has already left; it passes it on at once.
      if (leaving.signal.aborted) return left();
      const close = open((message) => {
        receive(message);
        if (locks) channel.postMessage(message);
      });
      leaving.signal.addEventListener('abort', () => {
        close();
        left();
      });
    });

  if (locks) {
    locks.request('tenon-events', { signal: leaving.signal }, lead).catch((error: unknown) => {
      if (!leaving.signal.aborted) throw error;
    });
  } else {
    void lead();
  }
  return () => {
    leaving.abort();
    channel.close();
  };
}
