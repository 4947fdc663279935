import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, portOpens } from './ports.ts';

export type Redis = { url: string; pid: number; stop: () => Promise<void> };

/**
 * Starts a real Redis as a child process on a free loopback port: nothing on disk, and `noeviction` as the queue demands.
 * @throws when redis-server is not installed (apt-get install redis-server) or does not open its port in 10 s
 */
export async function startRedis(): Promise<Redis> {
  const home = await mkdtemp(join(tmpdir(), 'zr-'));
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', home, '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', [...settings, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  const failed = once(child, 'error').then(([error]) => Promise.reject(error));
  const up = await Promise.race([portOpens(port, 10_000), failed]);
  if (!up || child.pid === undefined) {
    await end(child, home);
    throw new Error('redis: redis-server did not open its port');
  }
  failed.catch(() => undefined);
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid, stop: () => end(child, home) };
}

async function end(child: ChildProcess, home: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
  await rm(home, { recursive: true, force: true });
}
