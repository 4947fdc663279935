import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../../services/platform/database/migrate.ts';
import { copyDatabase } from '../../support/database.ts';
import { matrixLines } from './lines.ts';
import { matrixTrial } from './trial.ts';

/**
 * npm run crash -- --minutes 60 --seed S [--kills N] [--least N] [--lanes N] [--only point/kind/queue]: SIGKILL at every point x kind x
 * queue. The seed deals the cells and the moments; the machine's load adds its own chance. Ctrl+C ends the killing.
 */
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    kills: { type: 'string', default: '1200' },
    least: { type: 'string', default: '5' },
    lanes: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
  },
});
/** A run of so many seconds has had the time to give each cell its least number. */
const longSeconds = 1_800;
const home = mkdtempSync(join(tmpdir(), 'zerkalo-crash-db-'));
chmodSync(home, 0o755);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
const kills = Number(values.kills);
const told = (done: number): void => {
  if (done % 10 === 0) process.stderr.write(`${new Date().toISOString()} ${done} of ${kills} kills\n`);
};
const postgres = await startEmbeddedPostgres(home, false);
try {
  await migrate(postgres.url);
  const newDatabase = async (): Promise<string> => (await copyDatabase(postgres.url)).url;
  const { minutes, least, lanes, seed, only } = values;
  const figures = await matrixTrial({
    seed,
    kills,
    only,
    newDatabase,
    told,
    minutes: Number(minutes),
    least: Number(least),
    lanes: Number(lanes),
    fieldMinutesPerSecond: 5,
    quietSeconds: 60,
    stop: stop.signal,
  });
  process.stdout.write(`${matrixLines(figures).join('\n')}\n\n${JSON.stringify(figures)}\n`);
  const tooFew = figures.short.length > 0 && figures.seconds >= longSeconds;
  if (figures.faults.length > 0 || tooFew) process.exitCode = 1;
} finally {
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}
