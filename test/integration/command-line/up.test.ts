import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { childEnvironment } from '../../../services/platform/config.ts';
import { openDatabase } from '../../../services/platform/database/connect.ts';
import { cloneDatabase } from '../../support/database.ts';

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('processes whose supervisor is killed end in order, since nobody would start them again', async () => {
  const place = await cloneDatabase();
  const db = openDatabase(place.url, 2);
  const up = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../../scripts/cli/main.ts', import.meta.url)), 'up', 'relay'],
    {
      env: childEnvironment({ DATABASE_URL: place.url, LOG_LEVEL: 'error' }),
      stdio: 'ignore',
    },
  );
  const ended = once(up, 'exit');
  const signs = () => db.selectFrom('process_heartbeats').selectAll().execute();
  await expect.poll(async () => (await signs()).length, { timeout: 30_000 }).toBe(1);
  const [relay] = await signs();
  expect(isThere(relay?.pid ?? 0)).toBe(true);
  up.kill('SIGKILL');
  await ended;
  await expect.poll(async () => (await signs()).length, { timeout: 30_000 }).toBe(0);
  await expect.poll(() => isThere(relay?.pid ?? 0)).toBe(false);
  await db.destroy();
  await place.drop();
});
