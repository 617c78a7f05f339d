import { expect, test } from 'vitest';
import { joinElection, type LeaderParts } from './leader';

/** Tabs of one browser: a lock that one holds at a time and a channel that reaches the others. */
class Browser {
  private waiting: { held: () => Promise<void>; signal: AbortSignal }[] = [];
  private busy = false;
  private ears = new Map<object, (event: { data: unknown }) => void>();
  streams: { tab: string; deliver: (message: unknown) => void; closed: boolean }[] = [];
  heard: Record<string, unknown[]> = {};

  private async turn(): Promise<void> {
    const next = this.waiting.shift();
    if (!next || this.busy) return;
    this.busy = true;
    await next.held();
    this.busy = false;
    await this.turn();
  }

  open(tab: string, withLocks = true): () => void {
    const self = {};
    this.heard[tab] = [];
    const parts: LeaderParts = {
      locks: withLocks
        ? {
            request: async (_name, { signal }, held) => {
              this.waiting.push({ held, signal });
              if (!this.busy) await this.turn();
            },
          }
        : undefined,
      channel: {
        postMessage: (data) => {
          for (const [ear, listener] of this.ears) if (ear !== self) listener({ data });
        },
        addEventListener: (_type, listener) => void this.ears.set(self, listener),
        close: () => void this.ears.delete(self),
      },
      open: (deliver) => {
        const stream = { tab, deliver, closed: false };
        this.streams.push(stream);
        return () => {
          stream.closed = true;
        };
      },
      receive: (message) => this.heard[tab]?.push(message),
    };
    return joinElection(parts);
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test('only the first tab opens a stream, and every tab hears it once', async () => {
  const browser = new Browser();
  browser.open('first');
  browser.open('second');
  await settle();
  expect(browser.streams.map(({ tab }) => tab)).toEqual(['first']);
  browser.streams[0]?.deliver('change');
  expect(browser.heard).toEqual({ first: ['change'], second: ['change'] });
});

test('the next tab takes over when the leader closes', async () => {
  const browser = new Browser();
  const close = browser.open('first');
  browser.open('second');
  await settle();
  close();
  await settle();
  expect(browser.streams.map(({ tab, closed }) => [tab, closed])).toEqual([
    ['first', true],
    ['second', false],
  ]);
});

test('without locks each tab keeps its own stream and tells nobody', async () => {
  const browser = new Browser();
  browser.open('first', false);
  browser.open('second', false);
  await settle();
  expect(browser.streams).toHaveLength(2);
  browser.streams[0]?.deliver('change');
  expect(browser.heard).toEqual({ first: ['change'], second: [] });
});
