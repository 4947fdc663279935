import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { childEnvironment } from '../../../services/platform/config.ts';
import { processFlags } from '../../../services/platform/process-flags.ts';
import { emptyDatabase } from '../../support/database.ts';
import { freePort } from '../../support/ports.ts';

/** How the relay ends that cannot begin its work: its exit code. */
function endOfRelay(databaseUrl: string): Promise<number | null> {
  const file = fileURLToPath(new URL('../../../workers/relay.ts', import.meta.url));
  const env = childEnvironment({ DATABASE_URL: databaseUrl });
  const child = spawn(process.execPath, [...processFlags, file], { env, stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

test('a process that starts while PostgreSQL is away is started again', async () => {
  expect(await endOfRelay(`postgres://nobody@127.0.0.1:${await freePort()}/zerkalo`)).toBe(70);
});

test('a process that no restart would help is not started again', async () => {
  const empty = await emptyDatabase();
  try {
    expect(await endOfRelay(empty.url)).toBe(78);
  } finally {
    await empty.drop();
  }
});
