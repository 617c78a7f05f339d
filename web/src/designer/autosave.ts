/**
 * In charge of getting the newest document to its keeper, one save at a time, and of saying how that stands.
 *
 * `change` may be called on every keystroke: the save starts after a short rest, at the latest a second after the
 * first unsaved change. While the keeper cannot be reached the document stays in a local copy and is tried again;
 * a conflict or a refusal waits for a person.
 */

export type SavePhase = 'saved' | 'unsaved' | 'saving' | 'offline' | 'refused' | 'conflict';

export interface SaveStanding {
  readonly phase: SavePhase;
  /** Milliseconds since the epoch of the last finished save; null before the first. */
  readonly savedAt: number | null;
  /** Version the keeper gave to what it holds. */
  readonly version: number;
  /** What went wrong, for phases `offline`, `refused` and `conflict`. */
  readonly error: unknown;
}

/** What an autosave needs from outside: the keeper, the local copy, the clock. */
export interface AutosavePort<T> {
  /** Keep `body` over version `version`; resolves to the new version. */
  save(body: T, version: number): Promise<number>;
  /** Sort an error of `save`. */
  judge(error: unknown): 'offline' | 'refused' | 'conflict';
  /** Keep what is not saved yet on this machine; null forgets it. */
  keepLocally(copy: { body: T; version: number } | null): void;
  now(): number;
  /** Run `task` after `ms`; returns how to call it off. */
  later(task: () => void, ms: number): () => void;
}

export interface Autosave<T> {
  standing(): SaveStanding;
  change(body: T): void;
  /** Save now what is unsaved; resolves when nothing is in flight. */
  flush(): Promise<void>;
  /** After a conflict: save over `version`, which one has now seen. */
  overrule(version: number): Promise<void>;
  /** Forget what is unsaved; the keeper holds `version`. */
  abandon(version: number): void;
  stop(): void;
}

const REST_MS = 400;
const LONGEST_WAIT_MS = 1000;
const RETRY_MS = [2000, 4000, 8000, 15000, 30000];

export function createAutosave<T>(
  port: AutosavePort<T>,
  version: number,
  onStanding: (standing: SaveStanding) => void,
): Autosave<T> {
  let standing: SaveStanding = { phase: 'saved', savedAt: null, version, error: null };
  let unsaved: { body: T; since: number } | null = null;
  let flight: Promise<void> | null = null;
  let cancelTimer = () => {};
  let tries = 0;

  const move = (next: Partial<SaveStanding>) => {
    standing = { ...standing, ...next };
    onStanding(standing);
  };

  const schedule = (ms: number) => {
    cancelTimer();
    cancelTimer = port.later(() => void flush(), ms);
  };

  const change = (body: T) => {
    unsaved = { body, since: unsaved?.since ?? port.now() };
    port.keepLocally({ body, version: standing.version });
    if (standing.phase === 'conflict') return;
    if (standing.phase !== 'offline' && !flight) move({ phase: 'unsaved' });
    schedule(Math.max(0, Math.min(REST_MS, unsaved.since + LONGEST_WAIT_MS - port.now())));
  };

  const flush = async (): Promise<void> => {
    cancelTimer();
    if (flight) return flight;
    if (!unsaved || standing.phase === 'conflict') return;
    flight = send(unsaved.body).finally(() => {
      flight = null;
    });
    await flight;
    if (unsaved && standing.phase === 'saved') {
      move({ phase: 'unsaved' });
      await flush();
    }
  };

  const send = async (body: T): Promise<void> => {
    if (standing.phase !== 'offline') move({ phase: 'saving' });
    try {
      const saved = await port.save(body, standing.version);
      tries = 0;
      if (unsaved?.body === body) forget();
      move({ phase: 'saved', savedAt: port.now(), version: saved, error: null });
    } catch (error) {
      const phase = port.judge(error);
      move({ phase, error });
      if (phase === 'offline') schedule(RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)] ?? LONGEST_WAIT_MS);
    }
  };

  const forget = () => {
    unsaved = null;
    port.keepLocally(null);
  };

  return {
    standing: () => standing,
    change,
    flush,
    overrule: (seen) => {
      move({ phase: 'unsaved', version: seen, error: null });
      return flush();
    },
    abandon: (held) => {
      cancelTimer();
      forget();
      move({ phase: 'saved', version: held, error: null });
    },
    stop: () => cancelTimer(),
  };
}
