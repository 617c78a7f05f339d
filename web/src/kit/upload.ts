/**
 * In charge of bringing a file to the server in pieces: it waits out a broken line, goes on where the server says it
 * is, and after the page was reloaded goes on with the same file where it ended.
 */
import { sendBytes } from '../api/bytes';
import { api } from '../api/client';
import { ApiError } from '../api/error';

/** The ways to the server; tests bring their own. */
export interface Wire {
  begin(name: string, size: number, type: string): Promise<{ id: string; offset: number; chunk_bytes: number }>;
  send(id: string, offset: number, piece: Blob, options: SendOptions): Promise<{ offset: number; complete: boolean }>;
  find(id: string): Promise<{ name: string; type: string; size_bytes: number; offset: number; complete: boolean }>;
  drop(id: string): Promise<void>;
  /** Until another try makes sense; rejects when the upload is given up. */
  wait(attempt: number, signal?: AbortSignal): Promise<void>;
}

interface SendOptions {
  signal?: AbortSignal | undefined;
  onSent(bytes: number): void;
}

export interface Uploaded {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface UploadOptions {
  signal?: AbortSignal;
  /** Bytes that arrived or are on their way. */
  onProgress?(sent: number): void;
  /** The line broke and the upload waits, or it goes on again. */
  onWaiting?(waiting: boolean): void;
  wire?: Wire;
}

const PIECE_BYTES = 8 * 1024 * 1024;
const SHORTEST_MS = 1000;
const LONGEST_MS = 30_000;
const KEPT = 'tenon.uploads';
const KEPT_MS = 20 * 3600 * 1000;

const online: Wire = {
  begin: (name, size_bytes, type) => api.post('/files', { name, size_bytes, type }),
  send: (id, offset, piece, options) =>
    sendBytes(`/files/${id}`, piece, {
      ...options,
      headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(offset) },
    }),
  find: (id) => api.get(`/files/${id}`),
  drop: (id) => api.del(`/files/${id}`),
  wait: (attempt, signal) =>
    new Promise((go, giveUp) => {
      const end = (act: () => void) => {
        clearTimeout(timer);
        window.removeEventListener('online', back);
        act();
      };
      const back = () => end(go);
      const timer = setTimeout(back, Math.min(SHORTEST_MS * 2 ** attempt, LONGEST_MS));
      window.addEventListener('online', back);
      signal?.addEventListener('abort', () => end(() => giveUp(signal.reason)), { once: true });
    }),
};

/**
 * Upload a file and return what the server calls it. Only what a person can mend is thrown: too large, of another kind
 * than its name says, no room; a broken line is waited for.
 */
export async function upload(file: File, options: UploadOptions = {}): Promise<Uploaded> {
  const { signal, onProgress, onWaiting, wire = online } = options;
  const persist = new Persistent(onWaiting, wire, signal);
  const { id, offset } = await persist.until(() => started(file, wire));
  let at = offset;
  try {
    while (at < file.size) {
      onProgress?.(at);
      at = await persist.until(
        () => sendPiece(file, id, at, wire, signal, onProgress),
        () => offsetOf(id, wire),
      );
    }
  } catch (error) {
    forget(file);
    if (signal?.aborted) void wire.drop(id).catch(() => {});
    throw error;
  }
  forget(file);
  const { name, type, size_bytes } = await persist.until(() => wire.find(id));
  return { id, name, type, size: size_bytes };
}

async function sendPiece(
  file: File,
  id: string,
  at: number,
  wire: Wire,
  signal: AbortSignal | undefined,
  onProgress: UploadOptions['onProgress'],
): Promise<number> {
  const piece = file.slice(at, at + PIECE_BYTES);
  try {
    return (await wire.send(id, at, piece, { signal, onSent: (sent) => onProgress?.(at + sent) })).offset;
  } catch (error) {
    // another try of ours arrived after all
    if (error instanceof ApiError && error.code === 'L209') return Number(error.body.offset);
    throw error;
  }
}

const offsetOf = async (id: string, wire: Wire): Promise<number> => (await wire.find(id)).offset;

/** Tries again as long as it is the line or the server that fails, not what was asked. */
class Persistent {
  constructor(
    private readonly onWaiting: UploadOptions['onWaiting'],
    private readonly wire: Wire,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** `again` replaces `act` after a failure: a piece may have arrived although its answer did not. */
  async until<T>(act: () => Promise<T>, again: () => Promise<T> = act): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const result = await (attempt === 0 ? act() : again());
        if (attempt > 0) this.onWaiting?.(false);
        return result;
      } catch (error) {
        if (this.signal?.aborted || !passes(error)) throw error;
        this.onWaiting?.(true);
        await this.wire.wait(attempt, this.signal);
      }
    }
  }
}

const passes = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);

// ---------- uploads that a reload of the page interrupted ----------

type Kept = Record<string, { id: string; at: number }>;

const fingerprint = (file: File): string => [file.name, file.size, file.lastModified].join('\n');

function kept(): Kept {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

function keep(change: (all: Kept) => void): void {
  const fresh = Object.entries(kept()).filter(([, { at }]) => Date.now() - at < KEPT_MS);
  const all = Object.fromEntries(fresh);
  change(all);
  try {
    localStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // no room: the upload begins anew after a reload, no more
  }
}

const forget = (file: File): void => keep((all) => delete all[fingerprint(file)]);

/** The upload of this very file that ended in its middle, or a new one. A small file is not worth remembering. */
async function started(file: File, wire: Wire): Promise<{ id: string; offset: number }> {
  const known = kept()[fingerprint(file)];
  if (known) {
    const found = await wire.find(known.id).catch((error: unknown) => {
      if (passes(error)) throw error;
      return null;
    });
    if (found && !found.complete && found.size_bytes === file.size) return { id: known.id, offset: found.offset };
  }
  const begun = await wire.begin(file.name, file.size, file.type);
  if (file.size > PIECE_BYTES)
    keep((all) => Object.assign(all, { [fingerprint(file)]: { id: begun.id, at: Date.now() } }));
  return begun;
}
