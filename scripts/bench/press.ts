/**
 * Requests a second of a press address with 20 kB of rows, beside a bare fastify that sends the same bytes with the same plugins, in
 * turns in one run; the caller is a process of its own. Usage: npm run bench -- press [turns]
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApi } from '../../services/api/build-api.ts';
import { openDatabase } from '../../services/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../../services/platform/database/embedded-postgres.ts';
import { migrate } from '../../services/platform/database/migrate.ts';
import { openLog } from '../../services/platform/log.ts';
import { openMasterKeys } from '../../services/platform/vault/master-keys.ts';
import { barePress } from '../../test/support/bare-press.ts';
import { allowAnyPublication, forcePublish } from '../../test/support/force-publish.ts';
import { practiceSnapshot } from '../../test/unit/releases/release/practice-snapshot.ts';
import { tellCompared } from './table/compared.ts';

const REQUESTS = 4_000;
const CONNECTIONS = 20;
const ITEMS = 27;

if (process.argv[3] === 'call') await callMany(process.argv[4] ?? '', Number(process.argv[5]));
else await bench(Number(process.argv[3] ?? 9));

async function bench(turns: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'zerkalo-bench-'));
  chmodSync(home, 0o755);
  const postgres = await startEmbeddedPostgres(home, false);
  await migrate(postgres.url);
  const db = openDatabase(postgres.url, 4);
  const masterKeys = await openMasterKeys(join(home, 'master.key'));
  await allowAnyPublication(db);
  await forcePublish(
    { db, masterKeys, directory: join(home, 'evidence') },
    practiceSnapshot('bench', { protocol: withItems }),
  );
  const app = await buildApi({
    db,
    log: openLog('bench', 'silent'),
    config: { localAccess: false, requestsPerMinute: 1e9 },
  });
  const path = '/press/v1/releases/practice-w1/1/tables/coded';
  const whole = await app.inject(path);
  const bare = await barePress(path, whole.rawPayload, String(whole.headers.etag), openLog('bench', 'silent'));
  const urls = await Promise.all(
    [app, bare].map(async (one) => `${await one.listen({ port: 0, host: '127.0.0.1' })}${path}`),
  );
  const measured: Turn[][] = [[], []];
  for (let turn = 0; turn < turns; turn++) {
    // Who goes first changes, so that neither gets the warmer machine.
    for (const at of turn % 2 === 0 ? [0, 1] : [1, 0]) measured[at]?.push(await oneTurn(urls[at] ?? ''));
  }
  const [ours, theirs] = measured.map((list) => ({
    rate: middle(list.map(({ rate }) => rate)),
    cpu: middle(list.map(({ cpu }) => cpu)),
  }));
  if (ours === undefined || theirs === undefined) throw new Error('nothing was measured');
  console.log(
    `${whole.rawPayload.byteLength} bytes, ${turns} turns of ${REQUESTS} requests, load ${loadavg()[0]?.toFixed(1)}`,
  );
  console.log(`press ${Math.round(ours.rate)}/s, ${ours.cpu.toFixed(0)} µs of server time each`);
  console.log(`bare  ${Math.round(theirs.rate)}/s, ${theirs.cpu.toFixed(0)} µs of server time each`);
  console.log(
    `ratio by requests ${(ours.rate / theirs.rate).toFixed(3)}, by server time ${(theirs.cpu / ours.cpu).toFixed(3)}`,
  );
  tellCompared({ suite: 'press', ours: ours.rate, bare: theirs.rate, unit: 'requests/s', target: { atLeast: 0.9 } });
  await app.close();
  await bare.close();
  await db.destroy();
  await postgres.stop();
  rmSync(home, { recursive: true, force: true });
}

/** Codebook long enough for some 20 kB of rows. */
function withItems(protocol: Record<string, unknown>): Record<string, unknown> {
  const anchors = [0, 1, 2].map((value) => ({ value, label: `value ${value}` }));
  const item = (n: number) => ({
    code: `item-${n}`,
    axis: 'activity',
    question: 'Is it so?',
    anchors,
    notObservable: 'No reply.',
  });
  return {
    ...protocol,
    rubric: { items: Array.from({ length: ITEMS }, (_, n) => item(n)), doubleCodedShare: '1', agreement: '0.67' },
  };
}

type Turn = { readonly rate: number; readonly cpu: number };

/** Requests a second, and the processor time of this process, which serves, for each. */
async function oneTurn(url: string): Promise<Turn> {
  const cpu = process.cpuUsage();
  const bench = fileURLToPath(new URL('./main.ts', import.meta.url));
  const caller = spawn(process.execPath, [bench, 'press', 'call', url, String(REQUESTS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  caller.stdout.on('data', (part: Buffer) => {
    told += part.toString('utf8');
  });
  const code = await new Promise((resolve) => caller.once('close', resolve));
  if (code !== 0) throw new Error(`the caller ended with ${code}`);
  const { user, system } = process.cpuUsage(cpu);
  return { rate: (1000 * REQUESTS) / Number(told), cpu: (user + system) / REQUESTS };
}

/** The caller: so many requests over kept connections; prints the milliseconds they took. */
async function callMany(url: string, requests: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const once = (): Promise<void> =>
    new Promise((resolve, reject) => {
      get(url, { agent }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`status ${answer.statusCode}`));
        answer.resume().once('end', resolve);
      }).once('error', reject);
    });
  await once();
  const began = performance.now();
  let left = requests;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await once();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  process.stdout.write(String(performance.now() - began));
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
