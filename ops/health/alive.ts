import { hostname } from 'node:os';
import type { Config } from '../../services/platform/config.ts';
import { openDatabase } from '../../services/platform/database/connect.ts';
import { messageOf } from '../../services/platform/errors.ts';
import { beatOf } from './store.ts';

/** Whether one process lives, with the words for the log of the container engine. */
export type Life = { alive: boolean; words: string };

/** A process tells the database every two seconds that it lives; after five beats unheard it is taken for dead. */
const silentSeconds = 10;

/** The API lives when it is ready (it answers and reaches its database); any other process when this host's heartbeat is fresh. */
export async function isAlive(process: string, config: Config, host = hostname()): Promise<Life> {
  try {
    return process === 'api' ? await apiIsReady(config) : await beats(process, config, host);
  } catch (thrown) {
    return { alive: false, words: `${process}: ${messageOf(thrown)}` };
  }
}

async function apiIsReady({ API_PORT }: Config): Promise<Life> {
  const { status } = await fetch(`http://127.0.0.1:${API_PORT}/readyz`, { signal: AbortSignal.timeout(4_000) });
  return { alive: status === 200, words: `api: /readyz answers ${status}` };
}

async function beats(process: string, { DATABASE_URL }: Config, host: string): Promise<Life> {
  if (DATABASE_URL === undefined) return { alive: false, words: `${process}: DATABASE_URL is not set` };
  const db = openDatabase(DATABASE_URL, 1);
  try {
    const seconds = await beatOf(db, process, host);
    if (seconds === null) return { alive: false, words: `${process}: no heartbeat on ${host}` };
    return { alive: seconds <= silentSeconds, words: `${process}: heartbeat ${seconds.toFixed(1)} s ago` };
  } finally {
    await db.destroy();
  }
}
