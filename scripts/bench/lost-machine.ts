/**
 * What becomes of the work of a machine that is lost: one of two workers is killed with its browser (SIGKILL) in the midst of a visit and
 * never comes back. Tells how long its inquiry lay idle and who carried it on, and counts what the sites got. Exits 1 when a site got an
 * inquiry twice, or one that was not armed was not carried on. Usage: npm run bench -- lost-machine [times]
 */
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { dealStudios } from '../../test/city/studios.ts';
import { unfinished } from '../../test/crash/forms/inquiries.ts';
import { openHouseWithServers } from '../../test/support/house.ts';
import { pidsBelow } from './forms-sides/process-tree.ts';
import { type Asked, openSlowSites } from './scale/slow-sites.ts';
import { heldBy, planWork, standOf } from './scale/store.ts';

const times = Number(process.argv[3] ?? 5);
const perTime = 4;
const answerMs = 1_000;
const longestWaitMs = 9_000;
const patienceMs = 180_000;
const kinds = ['plain-native', 'spa-fetch', 'tilda'];
const studios = dealStudios({
  seed: 'lost',
  studios: times * perTime,
  zone: 'test',
  kinds: Array.from({ length: times * perTime }, (_, at) => kinds[at % kinds.length] ?? 'tilda'),
});
const accepted = new Map<string, number>();
const ledger: Asked[] = [];
const count = (domain: string): void => void accepted.set(domain, (accepted.get(domain) ?? 0) + 1);
const sites = await openSlowSites(studios, answerMs, 0, ledger, count);
const settings = { EGRESS_MAP: `*.test=127.0.0.1:${sites.port}`, WORKER_CONCURRENCY: '1' };
const house = await openHouseWithServers();
let faults = 0;
try {
  await house.start('relay', {});
  const stayer = await house.start('worker', settings);
  for (let nth = 0; nth < times; nth += 1) {
    const lost = await house.start('worker', settings);
    const once = studios.slice(nth * perTime, (nth + 1) * perTime).map(({ domain }) => domain);
    await planWork(house.db, { once, twice: [], cooling: [] });
    const said = await loseOne(lost.pid() ?? 0, lost.stop, (longestWaitMs * nth) / Math.max(1, times - 1));
    console.log(`${said} ${stayer.pid() === undefined ? 'The other worker is gone as well.' : ''}`.trim());
    await until(async () => (await unfinished(house.db)) === 0);
  }
} finally {
  await house.close();
  await sites.close();
}
const twice = [...accepted].filter(([, got]) => got > 1);
for (const [domain, got] of twice) console.log(`FAULT ${domain} got its inquiry ${got} times`);
const arrived = [...accepted.values()].reduce((sum, got) => sum + got, 0);
console.log(
  `${times} machines lost, ${arrived} of ${studios.length} inquiries arrived, ${twice.length} twice, load ${loadavg()[0]?.toFixed(1)}`,
);
if (twice.length > 0 || faults > 0) process.exitCode = 1;

/** Kills the worker and its browser so many machine milliseconds into its visit; returns what came of the attempt. */
async function loseOne(pid: number, stop: () => Promise<void>, afterMs: number): Promise<string> {
  await until(async () => (await heldBy(house.db, pid)) !== undefined);
  await sleep(afterMs);
  await until(async () => (await heldBy(house.db, pid)) !== undefined);
  const all = pidsBelow(pid);
  const held = await heldBy(house.db, pid);
  for (const one of all.toReversed()) kill(one);
  const died = Date.now();
  await stop();
  if (held === undefined) return `worker ${pid} was between two visits.`;
  const mine = async (): Promise<boolean> =>
    (await standOf(house.db, held.attemptId)).leasedBy?.endsWith(`:${pid}`) === true;
  await until(async () => !(await mine()));
  const swept = ((Date.now() - died) / 1_000).toFixed(1);
  await until(async () => ['confirmed', 'uncertain', 'rejected', 'not_sent'].includes(await stateOf(held.attemptId)));
  const ended = ((Date.now() - died) / 1_000).toFixed(1);
  const state = await stateOf(held.attemptId);
  if (!held.armed && state !== 'confirmed' && state !== 'uncertain') faults += 1;
  return `${all.length} processes killed ${Math.round(afterMs)} ms into a visit, ${held.armed ? 'armed' : 'not armed'}: taken from the dead after ${swept} s, ${state} after ${ended} s.`;
}

async function stateOf(attemptId: string): Promise<string> {
  return (await standOf(house.db, attemptId)).state;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself, as a browser does whose worker is gone.
  }
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(100)) if (await done()) return;
  throw new Error('the other worker did not come to an end');
}
