import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ZerkaloError } from '../../services/platform/errors.ts';
import { freePort } from '../../services/platform/free-port.ts';
import { spawnBound } from '../../services/platform/spawn-bound.ts';

/** A Redis of our own on loopback that never evicts; nothing is written to disk. */
export async function startRedis(directory: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const flags = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
  ];
  const child = spawnBound('redis-server', [...flags, '--dir', directory], 'TERM', { cwd: directory });
  child.stderr.resume();
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await answers(port)) {
      const stop = async (): Promise<void> => {
        child.stdin.end();
        await gone;
      };
      return { url: `redis://127.0.0.1:${port}`, stop };
    }
    await sleep(50);
  }
  child.stdin.end();
  throw new ZerkaloError(
    'REDIS',
    'redis-server did not start',
    'Install it: apt-get install --no-install-recommends redis-server',
  );
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('+PONG'));
    });
    socket.once('error', () => resolve(false));
  });
}
