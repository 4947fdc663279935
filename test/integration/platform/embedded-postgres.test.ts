import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../../services/platform/database/embedded-postgres.ts';
import { openConnection } from '../../../services/platform/database/open-connection.ts';

const home = mkdtempSync(join(tmpdir(), 'zerkalo-first-start-'));
chmodSync(home, 0o755);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Starts the server in a process of its own, the leader of its group, which prints the server's address. */
function startElsewhere() {
  const program = fileURLToPath(new URL('../../../services/platform/database/embedded-postgres.ts', import.meta.url));
  const start = `const { startEmbeddedPostgres } = await import('${program}');
    console.log((await startEmbeddedPostgres('${home}', false)).url);`;
  return spawn(process.execPath, ['--input-type=module', '--eval', start], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
}

/** Killed, with all that it started, as soon as there is the first file of a cluster. */
async function killedOnTheFirstStart(): Promise<void> {
  const child = startElsewhere();
  const ended = once(child, 'exit');
  while (child.exitCode === null && globSync(join(home, 'postgres*', 'PG_VERSION')).length === 0) await sleep(2);
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await ended;
}

test('a first start that is killed while the cluster is made is begun anew by the next, which leaves no rest of it', async () => {
  await killedOnTheFirstStart();
  expect(globSync(join(home, 'postgres*', 'PG_VERSION'))).toHaveLength(1);
  const server = await startEmbeddedPostgres(home, false);
  const client = await openConnection(server.url);
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await client.end();
  await server.stop();
  expect(globSync(join(home, 'postgres*', 'PG_VERSION'))).toEqual([join(home, 'postgres', 'PG_VERSION')]);
});

test.each(['SIGKILL', 'SIGHUP', 'SIGINT'] as const)(
  'a command that is ended by %s takes its server with it, so that the next one can start its own',
  async (signal) => {
    const child = startElsewhere();
    const ended = once(child, 'exit');
    const [line] = await once(child.stdout, 'data');
    const url = String(line).trim();
    await (await openConnection(url)).end();
    child.kill(signal);
    await ended;
    const server = await startEmbeddedPostgres(home, false);
    await server.stop();
    expect(globSync(join(home, 'postgres', 'postmaster.pid'))).toEqual([]);
  },
);
