import { type Config, egressOf, readConfig } from '../services/platform/config.ts';
import { type Database, openDatabase } from '../services/platform/database/connect.ts';
import { databaseAway, requireSchema } from '../services/platform/database/migrate.ts';
import { messageOf, ZerkaloError } from '../services/platform/errors.ts';
import { beat } from '../services/platform/heartbeat.ts';
import { type Log, openLog } from '../services/platform/log.ts';
import { orderlyEndMs } from '../services/platform/process-flags.ts';

export type ProcessFrame = { config: Config; databaseUrl: string; db: Database; log: Log; name: string };

/** What a process does: starts, and returns how to stop it in order. */
export type ProcessBody = (frame: ProcessFrame) => Promise<() => Promise<void>>;

/**
 * Runs one process: configuration, log, database with a fitting schema, heartbeat; SIGTERM and SIGINT end it after its work in hand,
 * and so does the death of `zerkalo up`, where that started it.
 * Exits 78 when it is not configured to run, so that a supervisor does not start it again and again; a database that is away comes
 * back, and a process that died meanwhile has to be started again.
 */
export async function runProcess(name: string, body: ProcessBody): Promise<void> {
  const config = readConfig();
  const log = openLog(name, config.LOG_LEVEL);
  try {
    const databaseUrl = config.DATABASE_URL;
    if (databaseUrl === undefined) {
      throw new ZerkaloError('CONFIG', 'DATABASE_URL is not set', 'Start processes with: zerkalo up');
    }
    await requireSchema(databaseUrl);
    const db = openDatabase(databaseUrl, 10, egressOf(config));
    const stopBeat = beat(db, name);
    const stop = await body({ config, databaseUrl, db, log, name });
    log.info({ pid: process.pid }, 'process.ready');
    await signalled();
    await stop();
    await stopBeat();
    await db.destroy();
    log.info({}, 'process.stopped');
    process.exit(0);
  } catch (thrown) {
    const refused = thrown instanceof ZerkaloError;
    log.error({ err: thrown, remedy: refused ? thrown.remedy : undefined }, `process.failed: ${messageOf(thrown)}`);
    process.exit(refused && thrown.code !== databaseAway ? 78 : 70);
  }
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    process.once('disconnect', () => {
      // Nobody is left to kill it, and the database may have gone with the supervisor.
      setTimeout(() => process.exit(70), orderlyEndMs).unref();
      resolve();
    });
  });
}
