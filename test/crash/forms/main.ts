import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../../services/platform/database/migrate.ts';
import { crashTrial } from './trial.ts';

/**
 * npm run crash -- forms [kills] [seed] [lanes]: SIGKILL around the held request over native post, fetch and XMLHttpRequest, with the
 * ledger in PostgreSQL. The seed deals the studios and the moments; the machine's load adds its own chance.
 * Ctrl+C ends the killing: what is under way is finished and judged.
 */
const kills = Number(process.argv[3] ?? '200');
const seed = process.argv[4] ?? randomBytes(4).toString('hex');
/** Workers side by side. */
const lanes = Number(process.argv[5] ?? '3');
const home = mkdtempSync(join(tmpdir(), 'forms-crash-db-'));
chmodSync(home, 0o755);
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
const tell = (done: number): void => {
  if (done % 10 === 0) process.stderr.write(`${done} of ${kills} kills\n`);
};
const postgres = await startEmbeddedPostgres(home, true);
try {
  await migrate(postgres.url);
  const began = Date.now();
  const figures = await crashTrial({ databaseUrl: postgres.url, kills, lanes, seed, stop: stop.signal, tell });
  const seconds = Math.round((Date.now() - began) / 1_000);
  process.stdout.write(`${JSON.stringify({ seed, seconds, ...figures }, null, 2)}\n`);
  if (figures.faults.length > 0 || figures.kills < kills) process.exitCode = 1;
} finally {
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}
