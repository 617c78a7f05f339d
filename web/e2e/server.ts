/** A real server of one's own: fresh data folder, free port, test clock allowed; gone afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const START_MS = 120_000;
const STOP_MS = 60_000;

export interface Server {
  /** `http://127.0.0.1:<port>` */
  url: string;
  stop: () => Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

function environment(data: string, port: number): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PYTHONPATH: join(ROOT, 'server/src'),
    TENON_CHECKOUT: ROOT,
    TENON_DATA: data,
    TENON_PORT: String(port),
    TENON_HOST: '127.0.0.1',
    TENON_ENV: 'test',
  };
}

async function healthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/v1/health`)).ok;
  } catch {
    return false;
  }
}

async function ended(child: ChildProcess, withinMs: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true;
  return new Promise((done) => {
    const timer = setTimeout(() => done(false), withinMs);
    child.once('exit', () => {
      clearTimeout(timer);
      done(true);
    });
  });
}

/** Start a server that nobody has set up yet. Throws with the end of its log when it does not come up. */
export async function startServer(): Promise<Server> {
  if (!existsSync(join(ROOT, 'web/dist/index.html'))) {
    throw new Error('web/dist is missing: run "pnpm build" (or ./tenon up) first');
  }
  const home = await mkdtemp(join(tmpdir(), 'tenon-journey-'));
  // as root, PostgreSQL's own user has to pass this folder on the way to its data
  await chmod(home, 0o711);
  const log = await open(join(home, 'server.log'), 'w');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(join(ROOT, '.venv/bin/python'), ['-m', 'tenon', 'up'], {
    cwd: ROOT,
    env: environment(join(home, 'data'), port),
    stdio: ['ignore', log.fd, log.fd],
  });
  const stop = async () => {
    child.kill('SIGTERM');
    if (!(await ended(child, STOP_MS))) child.kill('SIGKILL');
    await log.close();
    await rm(home, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + START_MS; Date.now() < deadline && child.exitCode === null; ) {
    if (await healthy(url)) return { url, stop };
    await new Promise((wake) => setTimeout(wake, 200));
  }
  const words = (await readFile(join(home, 'server.log'), 'utf8')).slice(-4000);
  await stop();
  throw new Error(`the server did not come up:\n${words}`);
}
