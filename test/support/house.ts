import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ProcessName, type Supervisor, supervise } from '../../scripts/cli/supervisor.ts';
import { type Database, openDatabase } from '../../services/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import { startRedis } from './redis.ts';

/** One process of the product; it is started again when it dies, until it is stopped (SIGTERM, and SIGKILL after `graceMs`). */
export type Resident = { pid: () => number | undefined; stop: (graceMs?: number) => Promise<void> };

/** The product's own processes side by side on one database and one queue, with a folder of their own. */
export type House = {
  db: Database;
  /** Starts one process and waits until it says that it is ready. */
  start: (name: ProcessName, settings: Record<string, string>) => Promise<Resident>;
  /** What all processes wrote so far. */
  log: () => string;
  /** Stops what still runs. */
  close: () => Promise<void>;
};

const patienceMs = 300_000;

/** `queueUrl` left out: the queue lives in PostgreSQL, and `migrateQueue` must have been there. */
export async function openHouse(place: { databaseUrl: string; queueUrl?: string }): Promise<House> {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-house-'));
  // Browsers that drop privileges must be able to pass through.
  chmodSync(home, 0o755);
  mkdirSync(join(home, 'tmp'));
  await openMasterKeys(join(home, 'master.key'));
  const db = openDatabase(place.databaseUrl, 4);
  const logFile = join(home, 'processes.log');
  const log = openSync(logFile, 'a');
  const words = (): string => readFileSync(logFile, 'utf8');
  const given = {
    DATABASE_URL: place.databaseUrl,
    ...(place.queueUrl === undefined ? {} : { QUEUE_URL: place.queueUrl }),
    ZERKALO_HOME: home,
    TMPDIR: join(home, 'tmp'),
  };
  const all: Supervisor[] = [];
  return {
    db,
    log: words,
    start: async (name, settings) => {
      const supervisor = supervise([name], { ...given, ...settings }, log);
      all.push(supervisor);
      const pid = (): number | undefined => supervisor.pids().get(name);
      await ready(pid, words);
      return { pid, stop: supervisor.stop };
    },
    close: async () => {
      await Promise.all(all.map((supervisor) => supervisor.stop()));
      await db.destroy();
      closeSync(log);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The same with servers of its own: PostgreSQL as durable as in the field, and Redis. */
export async function openHouseWithServers(): Promise<House> {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-servers-'));
  chmodSync(home, 0o755);
  const postgres = await startEmbeddedPostgres(home, true);
  await migrate(postgres.url);
  const redis = await startRedis();
  const house = await openHouse({ databaseUrl: postgres.url, queueUrl: redis.url });
  return {
    ...house,
    close: async () => {
      await house.close();
      await Promise.all([postgres.stop(), redis.stop()]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function ready(pid: () => number | undefined, words: () => string): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(100)) {
    const isReady = (line: string): boolean => line.includes('process.ready') && line.includes(`"pid":${pid()},`);
    if (words().split('\n').some(isReady)) return;
  }
  throw new Error(`a process did not become ready: ${words().split('\n').slice(-5).join('\n')}`);
}
