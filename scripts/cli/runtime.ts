import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from '../../services/platform/config.ts';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { openConnection } from '../../services/platform/database/open-connection.ts';
import { ZerkaloError } from '../../services/platform/errors.ts';

type Running = { pid: number; databaseUrl: string };

/** A database to work with: the one in DATABASE_URL, that of a running `zerkalo up`, or an embedded server of our own. */
export type Runtime = { config: Config; databaseUrl: string; stop: () => Promise<void> };

/** Opens the database for one command. The embedded server is started for the command's time when none runs. */
export async function openRuntime(): Promise<Runtime> {
  const config = readConfig();
  if (config.DATABASE_URL !== undefined) {
    return { config, databaseUrl: config.DATABASE_URL, stop: async () => undefined };
  }
  const running = await runningInstance(config.home);
  if (running !== undefined) return { config, databaseUrl: running.databaseUrl, stop: async () => undefined };
  mkdirSync(config.home, { recursive: true, mode: 0o755 });
  const server = await startEmbeddedPostgres(config.home);
  return { config, databaseUrl: server.url, stop: server.stop };
}

/** Like `openRuntime`, for `up`: other commands find the database as long as it runs. */
export async function holdRuntime(): Promise<Runtime> {
  const config = readConfig();
  const running = await runningInstance(config.home);
  if (config.DATABASE_URL === undefined && running !== undefined) {
    throw new ZerkaloError(
      'ALREADY_UP',
      `Zerkalo already runs (process ${running.pid})`,
      'Stop it first, or set DATABASE_URL.',
    );
  }
  const runtime = await openRuntime();
  const file = join(config.home, 'running.json');
  mkdirSync(config.home, { recursive: true, mode: 0o755 });
  writeFileSync(file, JSON.stringify({ pid: process.pid, databaseUrl: runtime.databaseUrl } satisfies Running), {
    mode: 0o600,
  });
  return {
    ...runtime,
    stop: async () => {
      rmSync(file, { force: true });
      await runtime.stop();
    },
  };
}

/** What `up` left there may be of a machine that lost its power: its process number may be another's today. Its database tells. */
async function runningInstance(home: string): Promise<Running | undefined> {
  try {
    const running = JSON.parse(readFileSync(join(home, 'running.json'), 'utf8')) as Running;
    process.kill(running.pid, 0);
    const client = await openConnection(running.databaseUrl, 2_000);
    await client.end();
    return running;
  } catch {
    return undefined;
  }
}
