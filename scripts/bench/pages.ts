/**
 * How long pages take at a hundred requests a second: the report of a wave and the page of a release, from the arrival of a request's turn to
 * the end of its answer. Requests keep their times whether the server keeps up or not, so that waiting counts.
 * Usage: npm run bench -- pages [seconds] [requests a second]
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../services/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { openLog } from '../../services/platform/log.ts';
import { openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import { buildSite } from '../../services/web/build-site.ts';
import { seedReplay } from '../../test/browser/web/seed-replay.ts';
import { allowAnyPublication, forcePublish } from '../../test/support/force-publish.ts';
import { practiceSnapshot } from '../../test/unit/releases/release/practice-snapshot.ts';

if (process.argv[3] === 'call') await callMany(process.argv[4] ?? '', Number(process.argv[5]), Number(process.argv[6]));
else await bench(Number(process.argv[3] ?? 20), Number(process.argv[4] ?? 100));

async function bench(seconds: number, rate: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-bench-'));
  chmodSync(home, 0o755);
  const postgres = await startEmbeddedPostgres(home, false);
  await migrate(postgres.url);
  const db = openDatabase(postgres.url, 4);
  await seedReplay(db, 'petersburg-2014');
  await allowAnyPublication(db);
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  await forcePublish({ db, masterKeys, directory: join(home, 'evidence') }, practiceSnapshot('bench'));
  const config = { localAccess: true, requestsPerMinute: 1e9 };
  const app = await buildSite({ db, log: openLog('bench', 'silent'), config });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  console.log(`${rate} requests a second for ${seconds} s each, load ${loadavg()[0]?.toFixed(1)}`);
  for (const path of ['/campaigns/petersburg-2014/report', '/releases/practice-w1/1', '/campaigns', '/']) {
    const { statusCode, rawPayload } = await app.inject({ url: path, headers: { host: new URL(address).host } });
    if (statusCode !== 200) throw new Error(`${path} answers ${statusCode}`);
    const before = process.cpuUsage();
    const { p50, p95, p99, most } = await oneRun(`${address}${path}`, seconds, rate);
    const { user, system } = process.cpuUsage(before);
    const cpuMs = (user + system) / 1_000 / (seconds * rate);
    const told = [p50, p95, p99, most].map((ms) => ms.toFixed(1));
    console.log(
      `${path}  ${rawPayload.byteLength} bytes  p50 ${told[0]} ms  p95 ${told[1]} ms  p99 ${told[2]} ms  most ${told[3]} ms  server ${cpuMs.toFixed(1)} ms each`,
    );
  }
  await app.close();
  await db.destroy();
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}

type Times = { readonly p50: number; readonly p95: number; readonly p99: number; readonly most: number };

/** The caller is a process of its own, so that it does not take the server's turn. */
async function oneRun(url: string, seconds: number, rate: number): Promise<Times> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const words = [main, 'pages', 'call', url, String(seconds), String(rate)];
  const caller = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  caller.stdout.on('data', (part: Buffer) => {
    told += part.toString('utf8');
  });
  const code = await new Promise((resolve) => caller.once('close', resolve));
  if (code !== 0) throw new Error(`the caller ended with ${code}`);
  return JSON.parse(told) as Times;
}

async function callMany(url: string, seconds: number, rate: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const once = (due: number): Promise<number> =>
    new Promise((resolve, reject) => {
      get(url, { agent }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`status ${answer.statusCode}`));
        answer.resume().once('end', () => resolve(performance.now() - due));
      }).once('error', reject);
    });
  for (let warm = 0; warm < 10; warm += 1) await once(performance.now());
  const began = performance.now() + 50;
  const all: Promise<number>[] = [];
  for (let n = 0; n < seconds * rate; n += 1) {
    const due = began + (n * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await sleep(wait);
    all.push(once(due));
  }
  const times = (await Promise.all(all)).toSorted((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  process.stdout.write(
    JSON.stringify({ p50: at(0.5), p95: at(0.95), p99: at(0.99), most: times.at(-1) ?? Number.NaN }),
  );
}
