import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../api/error';
import { upload, type Wire } from './upload';

const PIECE = 8 * 1024 * 1024;
const fileOf = (size: number, name = 'a.pdf') => new File([new Uint8Array(size)], name, { lastModified: 1 });
const offline = () => new ApiError(0, {});

/** A server that keeps what arrives; `fail` says which call goes wrong, by its number from 1. */
function serverOf(size: number, fail: Record<number, Error> = {}, lostAnswers: readonly number[] = []) {
  let arrived = 0;
  let calls = 0;
  const sent: number[] = [];
  const wire: Wire = {
    begin: vi.fn(async () => ({ id: 'f1', offset: 0, chunk_bytes: PIECE })),
    send: vi.fn(async (_id, offset, piece) => {
      calls += 1;
      const error = fail[calls];
      if (error) throw error;
      if (offset !== arrived) throw new ApiError(409, { code: 'L209', offset: arrived });
      arrived += piece.size;
      sent.push(offset);
      if (lostAnswers.includes(calls)) throw offline();
      return { offset: arrived, complete: arrived === size };
    }),
    find: vi.fn(async () => ({
      name: 'a.pdf',
      type: 'application/pdf',
      size_bytes: size,
      offset: arrived,
      complete: arrived === size,
    })),
    drop: vi.fn(async () => {}),
    wait: vi.fn(async () => {}),
  };
  return { wire, sent };
}

beforeEach(() => localStorage.clear());

describe('an upload', () => {
  test('goes in pieces and says how far it is', async () => {
    const { wire, sent } = serverOf(PIECE * 2 + 5);
    const progress: number[] = [];
    const done = await upload(fileOf(PIECE * 2 + 5), { wire, onProgress: (at) => progress.push(at) });
    expect(done).toEqual({ id: 'f1', name: 'a.pdf', type: 'application/pdf', size: PIECE * 2 + 5 });
    expect(sent).toEqual([0, PIECE, PIECE * 2]);
    expect(progress).toEqual([0, PIECE, PIECE * 2]);
  });

  test('waits out a broken line and goes on where the server is', async () => {
    const { wire, sent } = serverOf(PIECE * 2, { 2: offline(), 3: new ApiError(503, {}) });
    const waiting: boolean[] = [];
    await upload(fileOf(PIECE * 2), { wire, onWaiting: (is) => waiting.push(is) });
    expect(sent).toEqual([0, PIECE]);
    expect(waiting).toEqual([true, false, true, false]);
  });

  test('sends no piece twice when only its answer was lost', async () => {
    const { wire, sent } = serverOf(PIECE * 2, {}, [1]);
    await upload(fileOf(PIECE * 2), { wire });
    expect(sent).toEqual([0, PIECE]);
  });

  test('ends at once with what a person can mend', async () => {
    const { wire } = serverOf(10, { 1: new ApiError(422, { code: 'L206' }) });
    await expect(upload(fileOf(10), { wire })).rejects.toMatchObject({ code: 'L206' });
    expect(wire.wait).not.toHaveBeenCalled();
  });

  test('is taken from the server when it is given up', async () => {
    const control = new AbortController();
    const { wire } = serverOf(PIECE * 2, { 2: offline() });
    vi.mocked(wire.wait).mockImplementation(async () => {
      control.abort();
      throw control.signal.reason;
    });
    await expect(upload(fileOf(PIECE * 2), { wire, signal: control.signal })).rejects.toThrow();
    expect(wire.drop).toHaveBeenCalledWith('f1');
  });

  test('goes on with the same file after the page was reloaded', async () => {
    const { wire, sent } = serverOf(PIECE * 3, { 3: offline() });
    vi.mocked(wire.wait).mockImplementationOnce(() => new Promise(() => {}));
    void upload(fileOf(PIECE * 3), { wire });
    await vi.waitFor(() => expect(wire.wait).toHaveBeenCalled());
    await upload(fileOf(PIECE * 3), { wire });
    expect(wire.begin).toHaveBeenCalledTimes(1);
    expect(sent).toEqual([0, PIECE, PIECE * 2]);
    expect(localStorage.getItem('tenon.uploads')).toBe('{}');
  });
});
