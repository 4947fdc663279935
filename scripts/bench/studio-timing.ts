/**
 * Whether time tells a sampled studio from one that was not drawn, before a release is in preview: pairs of requests in turns by a
 * seed, and the mean and the median of their differences with 95 % intervals. Usage: npm run bench -- studio-timing [pairs]
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededStream } from '../../services/measures/random/seeded-stream.ts';
import { type Database, openDatabase } from '../../services/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { openLog } from '../../services/platform/log.ts';
import { openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import { grantStudio } from '../../services/releases/benchmark/studio-grants.ts';
import { startSessionByKey } from '../../services/releases/benchmark/studio-session.ts';
import { buildRelease } from '../../services/releases/release/build-release.ts';
import { buildSite } from '../../services/web/build-site.ts';
import { frozenWave } from '../../test/integration/releases/frozen-wave.ts';

const WARM = 100;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const pairs = Number(process.argv[3] ?? 1_000);

const home = mkdtempSync(join(tmpdir(), 'zerkalo-timing-'));
chmodSync(home, 0o755);
const postgres = await startEmbeddedPostgres(home, false);
await migrate(postgres.url);
const db = openDatabase(postgres.url, 4);
const app = await buildSite({
  db,
  log: openLog('bench', 'silent'),
  config: { localAccess: false, requestsPerMinute: 1e9 },
});
try {
  const { waveId } = await frozenWave(db, 'starter-2026', false);
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  const deps = { db, masterKeys, directory: join(home, 'evidence') };
  await buildRelease(deps, { campaign: 'starter-2026', authors: ['Bench'], actor: 'bench' });
  const sampled = await domainOf(db, waveId);
  const listed = await listedOnly(db, waveId);
  const site = await app.listen({ host: '127.0.0.1', port: 0 });
  for (const [name, path] of [
    ['page', '/studio?lang=en'],
    ['program', '/benchmark/v1/audits'],
  ] as const) {
    const [ours, theirs] = [await headersFor(db, sampled), await headersFor(db, listed)];
    const differences = await measured(`${site}${path}`, ours, theirs);
    console.log(`${name}: ${told(differences)}, load ${loadavg()[0]?.toFixed(1)}`);
  }
} finally {
  await app.close();
  await db.destroy();
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}

type Headers = Record<string, string>;

/** Differences in microseconds, sampled less not drawn; which of a pair goes first is drawn. */
async function measured(url: string, sampled: Headers, listed: Headers): Promise<number[]> {
  const { int } = seededStream('studio-timing');
  const differences: number[] = [];
  for (let pair = -WARM; pair < pairs; pair++) {
    const first = int(2) === 0;
    const one = await timeOf(url, first ? sampled : listed);
    const other = await timeOf(url, first ? listed : sampled);
    if (pair >= 0) differences.push(first ? one - other : other - one);
  }
  return differences;
}

function timeOf(url: string, headers: Headers): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    get(url, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`status ${answer.statusCode}`));
      answer.resume().once('end', () => resolve(1000 * (performance.now() - began)));
    }).once('error', reject);
  });
}

/** Mean with its normal interval; median with the interval of its order statistics (normal approximation of the ranks). */
function told(differences: readonly number[]): string {
  const n = differences.length;
  const mean = differences.reduce((sum, one) => sum + one, 0) / n;
  const deviation = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1));
  const reach = (1.96 * deviation) / Math.sqrt(n);
  const sorted = differences.toSorted((a, b) => a - b);
  const at = (rank: number): string => (sorted[Math.min(n - 1, Math.max(0, Math.round(rank)))] ?? 0).toFixed(0);
  const half = 0.98 * Math.sqrt(n);
  return (
    `${n} pairs, mean difference ${mean.toFixed(0)} µs (${(mean - reach).toFixed(0)} to ${(mean + reach).toFixed(0)}), ` +
    `median ${at(n / 2)} µs (${at(n / 2 - half)} to ${at(n / 2 + half)})`
  );
}

async function headersFor(database: Database, domain: string): Promise<Headers> {
  const granted = await grantStudio(database, { domain, proof: 'bench', by: 'bench' });
  if (granted.kind !== 'granted') throw new Error(granted.kind);
  const session = await startSessionByKey(database, granted.key);
  return { authorization: `Bearer ${granted.key}`, cookie: `zerkalo-studio=${session}`, accept: 'text/html' };
}

async function domainOf(database: Database, waveId: string): Promise<string> {
  const { domain } = await database
    .selectFrom('inquiries')
    .innerJoin('studios', 'studios.id', 'inquiries.studio_id')
    .select('studios.domain')
    .where('wave_id', '=', waveId)
    .orderBy('studios.domain')
    .executeTakeFirstOrThrow();
  return domain;
}

/** A studio of the frame that was not drawn, with a domain of the same length. */
async function listedOnly(database: Database, waveId: string): Promise<string> {
  const id = randomUUID();
  const domain = `${(await domainOf(database, waveId)).slice(0, -9)}x.example`;
  await database.insertInto('studios').values({ id, domain, name: 'Listed' }).execute();
  await database
    .insertInto('frame_units')
    .values({ wave_id: waveId, studio_id: id, name: 'Listed', stratum: 'all', provenance: '[]' })
    .execute();
  return domain;
}
