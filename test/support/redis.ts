import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, portOpens } from './ports.ts';

export type Redis = {
  url: string;
  /** Another one after a restart. */
  readonly pid: number;
  /** Stops answering for so many machine milliseconds with its connections open, as a machine without memory or network does. */
  freeze: (ms: number) => Promise<void>;
  /** Dies, stays away for so many machine milliseconds, and starts on the same port with nothing in it. */
  restart: (awayMs: number) => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Starts a real Redis as a child process on a free loopback port: nothing on disk, and `noeviction` as the queue demands.
 * @throws when redis-server is not installed (apt-get install redis-server) or does not open its port in 10 s
 */
export async function startRedis(): Promise<Redis> {
  const home = await mkdtemp(join(tmpdir(), 'zr-'));
  const port = await freePort();
  let child = await launch(port, home);
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(home, { recursive: true, force: true });
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    get pid() {
      return child.pid ?? 0;
    },
    freeze: async (ms) => {
      child.kill('SIGSTOP');
      await sleep(ms).finally(() => child.kill('SIGCONT'));
    },
    restart: async (awayMs) => {
      await end(child);
      await sleep(awayMs);
      child = await launch(port, home);
    },
    stop,
  };
}

async function launch(port: number, home: string): Promise<ChildProcess> {
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', home, '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', [...settings, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  const failed = once(child, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => undefined);
  if (await Promise.race([portOpens(port, 10_000), failed])) return child;
  await end(child);
  await rm(home, { recursive: true, force: true });
  throw new Error('redis: redis-server did not open its port');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
