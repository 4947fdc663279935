import { chmodSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginRehearsal } from '../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../services/platform/database/connect.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { freePort } from '../../services/platform/free-port.ts';
import { migrateQueue } from '../../services/platform/queue/bullmq-postgres.ts';
import { type City, startCity } from './city-process.ts';
import { type DemoOptions, isReplay } from './options.ts';
import { startRedis } from './redis-process.ts';
import { trustSettings } from './trust-settings.ts';

/** Everything a rehearsal stands on; `end` stops the servers and removes what they wrote. */
export type Stage = {
  city: City;
  db: Database;
  databaseUrl: string;
  settings: Record<string, string>;
  pageUrl: string;
  logFile: string;
  log: number;
  end: () => Promise<void>;
};

/** Starts the servers of a rehearsal on free loopback ports in a folder of its own, with a fresh database. */
export async function setStage(options: DemoOptions): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-demo-'));
  // Servers that drop privileges must be able to pass through.
  chmodSync(home, 0o755);
  const ends: (() => Promise<void>)[] = [async () => rmSync(home, { recursive: true, force: true })];
  const end = async (): Promise<void> => {
    for (const stop of ends.reverse()) await stop();
  };
  try {
    const [city, postgres] = await Promise.all([
      startCity({
        directory: join(home, 'city'),
        studios: options.studios,
        seed: options.seed,
        replay: isReplay(options),
        kinds: options.kinds,
      }),
      startDatabase(home),
    ]);
    ends.push(postgres.stop, city.stop);
    const redis = options.queue === 'redis' ? await startRedis(home) : undefined;
    if (redis !== undefined) ends.push(redis.stop);
    const db = openDatabase(postgres.url, 6);
    ends.push(() => db.destroy());
    await beginRehearsal(db, new Date(city.facts.startAt));
    const port = options.check || options.port === 0 ? await freePort() : options.port;
    const logFile = join(home, 'processes.log');
    const settings = {
      ...settingsFor(city, postgres.url, home, port, redis?.url),
      ...trustSettings(city.facts.trust, home),
    };
    return {
      city,
      db,
      databaseUrl: postgres.url,
      settings,
      pageUrl: `http://127.0.0.1:${port}`,
      logFile,
      log: openSync(logFile, 'a'),
      end,
    };
  } catch (thrown) {
    await end();
    throw thrown;
  }
}

async function startDatabase(home: string): Promise<EmbeddedPostgres> {
  mkdirSync(join(home, 'city'), { mode: 0o755 });
  // Nobody keeps a rehearsal's data, and no server of it is killed: nothing has to wait for the disk.
  const server = await startEmbeddedPostgres(home, false);
  await migrate(server.url);
  await migrateQueue(server.url);
  return server;
}

function settingsFor(
  city: City,
  databaseUrl: string,
  home: string,
  port: number,
  queueUrl: string | undefined,
): Record<string, string> {
  const { smtp, imap, egressMap, controlUrl } = city.facts;
  return {
    DATABASE_URL: databaseUrl,
    ...(queueUrl === undefined ? {} : { QUEUE_URL: queueUrl }),
    ZERKALO_HOME: home,
    EGRESS_MAP: egressMap,
    SMTP_URL: `smtp://${encodeURIComponent(smtp.user)}@${smtp.host}:${smtp.port}`,
    SMTP_PASSWORD_FILE: smtp.passwordFile,
    IMAP_URL: `${imap.secure ? 'imaps' : 'imap'}://${encodeURIComponent(imap.user)}@${imap.host}:${imap.port}`,
    IMAP_PASSWORD_FILE: imap.passwordFile,
    REHEARSAL_WORLD_URL: controlUrl,
    API_PORT: String(port),
    LOCAL_ACCESS: 'true',
    POLL_SECONDS: '1',
    WORKER_CONCURRENCY: String(formsAtOnce()),
  };
}

/** A form is mostly waiting (typing pace, quiet of the page): a core carries four of them, and no machine more than sixteen. */
function formsAtOnce(): number {
  return Math.min(16, Math.max(4, 4 * availableParallelism()));
}
