import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { supervise } from '../../../scripts/cli/supervisor.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { migrateQueue } from '../../../services/platform/queue/bullmq-postgres.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { closed, listenAnywhere } from '../../city/listen.ts';
import { dice } from '../../city/seed.ts';
import { sitesServer } from '../../city/sites/server.ts';
import { dealStudios } from '../../city/studios.ts';
import { planFormInquiry, unfinished } from './inquiries.ts';
import { judgeCrash, type Verdict } from './verdict.ts';
import { type KillPoint, killPoints, openWire, type Wire } from './wire.ts';

/** Ways a form is sent: by the browser itself, by fetch, by XMLHttpRequest. */
const ways = ['plain-native', 'spa-fetch', 'tilda'] as const;
const longestRandomMs = 9_000;
const patience = { kill: 300_000, end: 300_000 };

export type CrashOrder = {
  databaseUrl: string;
  kills: number;
  lanes: number;
  seed: string;
  stop?: AbortSignal;
  /** Hears of every kill: long trials say how far they are. */
  tell?: (done: number) => void;
};
export type Figures = Verdict & { kills: number; byPoint: Partial<Record<KillPoint, number>> };

/**
 * Kills so many workers around the held request with the product's own worker, relay and ledger, lets the last ones finish, and
 * holds the database against what the sites counted.
 */
export async function crashTrial({ databaseUrl, kills, lanes, seed, stop, tell }: CrashOrder): Promise<Figures> {
  const home = mkdtempSync(join(tmpdir(), 'forms-crash-'));
  chmodSync(home, 0o755);
  mkdirSync(join(home, 'tmp'));
  await migrateQueue(databaseUrl);
  await openMasterKeys(join(home, 'master.key'));
  const db = openDatabase(databaseUrl, 4);
  const log = openSync(join(home, 'processes.log'), 'a');
  const count = kills + 3 * lanes;
  const kinds = Array.from({ length: count }, (_, at) => ways[at % ways.length] ?? 'plain-native');
  const studios = dealStudios({ seed, studios: count, zone: 'test', kinds });
  const accepted = new Map<string, number>();
  const byPoint: Partial<Record<KillPoint, number>> = {};
  let planned = 0;
  let done = 0;
  let given = 0;
  const planMore = async (): Promise<void> => {
    for (let open = await unfinished(db); open < Math.min(2 * lanes, kills - done + 1) && planned < count; open += 1) {
      const { domain } = studios[planned++] ?? {};
      if (domain !== undefined) await planFormInquiry(db, domain);
    }
  };
  const lane = async (nth: number): Promise<() => Promise<void>> => {
    const wire = await openWire(databaseUrl);
    const sites: Server = sitesServer(studios, ({ domain }) => ({
      accept: () => {
        accepted.set(domain, (accepted.get(domain) ?? 0) + 1);
        wire.taken();
      },
      refuse: () => undefined,
      trip: () => undefined,
    }));
    const map = `*.test=127.0.0.1:${await listenAnywhere(sites)}`;
    const settings = { ZERKALO_HOME: home, TMPDIR: join(home, 'tmp'), EGRESS_MAP: map, WORKER_CONCURRENCY: '1' };
    const worker = supervise(['worker'], { ...settings, DATABASE_URL: wire.url }, log);
    const chance = dice(seed, `lane${nth}`);
    for (let turn = given++; turn < kills && stop?.aborted !== true; turn = given++) {
      const point = killPoints[turn % killPoints.length] ?? 'random';
      const delayMs = chance.between(0, point === 'random' ? longestRandomMs : 40);
      if (!(await killed(wire, point, delayMs, () => worker.pids().get('worker'), stop))) break;
      byPoint[point] = (byPoint[point] ?? 0) + 1;
      done += 1;
      tell?.(done);
      await planMore();
    }
    return async () => {
      await worker.stop();
      await wire.close();
      sites.closeAllConnections();
      await closed(sites);
    };
  };
  const relay = supervise(['relay'], { ZERKALO_HOME: home, DATABASE_URL: databaseUrl }, log);
  const ends: (() => Promise<void>)[] = [];
  try {
    await planMore();
    ends.push(...(await Promise.all(Array.from({ length: lanes }, (_, nth) => lane(nth)))));
    await finished(db);
    return { kills: done, byPoint, ...(await judgeCrash(db, (domain) => accepted.get(domain) ?? 0)) };
  } finally {
    await Promise.all([relay.stop(), ...ends.map((end) => end())]);
    await db.destroy();
    closeSync(log);
    rmSync(home, { recursive: true, force: true });
  }
}

/** False when the point was not come by: nothing is left to be killed, or something is broken. */
function killed(
  { set, clear }: Wire,
  point: KillPoint,
  delayMs: number,
  pid: () => number | undefined,
  stop: AbortSignal | undefined,
): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, patience.kill, false);
    stop?.addEventListener('abort', () => {
      clearTimeout(late);
      clear();
      resolve(false);
    });
    set(point, delayMs, () => {
      clearTimeout(late);
      const victim = pid();
      if (victim !== undefined) process.kill(victim, 'SIGKILL');
      resolve(victim !== undefined);
    });
  });
}

/** What is left is carried to its end by the workers that live, or taken over by the relay. */
async function finished(db: Database): Promise<void> {
  const end = Date.now() + patience.end;
  while (Date.now() < end && (await unfinished(db)) > 0) await sleep(500);
}
