import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { openLog } from '../../../services/platform/log.ts';
import { migrateQueue } from '../../../services/platform/queue/bullmq-postgres.ts';
import { openQueue } from '../../../services/platform/queue/queue.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { dice } from '../../city/seed.ts';
import { listeningWave } from '../../support/listening-wave.ts';
import { startRedis } from '../../support/redis.ts';
import { planFormInquiry } from '../forms/inquiries.ts';
import type { Fault, Field } from './fault.ts';
import { mountSmallDisk } from './full-disk.ts';
import { type Judgement, judgeField, openWork } from './judge-field.ts';
import { planMailInquiry } from './mail-inquiry.ts';
import { type Outside, openOutside } from './outside.ts';
import { startProcesses } from './processes.ts';

/** What has not moved on for so long is stuck; a busy machine is only slow. */
const patienceMs = 120_000;
/** More than must be free before a contact is begun. */
const diskMegabytes = 192;
/** Before a strike, at most so long: a strike at a field that rests would try nothing. */
const waitForWorkMs = 30_000;

export type Portion = { forms: number; letters: number; mails: number };
export type FaultOrder = {
  fault: Fault;
  databaseUrl: string;
  restartPostgres?: Field['restartPostgres'];
  seed: string;
  times: number;
  portion: Portion;
  /** The longest pause, machine milliseconds, between the start of some work and the strike. */
  longestPauseMs: number;
};
export type Figures = Judgement & { fault: string; made: number; restarted: string[]; seconds: number };

/**
 * Makes one fault so many times while the product's own processes work, lets the field come to its end, and holds the database
 * against what was counted outside. When something is wrong the folder with the processes' log is kept and named.
 */
export async function faultTrial(order: FaultOrder): Promise<Figures> {
  const { fault, databaseUrl, seed, times, portion } = order;
  const home = mkdtempSync(join(tmpdir(), `fault-${fault.name}-`));
  chmodSync(home, 0o755);
  mkdirSync(join(home, 'tmp'));
  writeFileSync(join(home, 'password'), 'secret', { mode: 0o600 });
  await migrateQueue(databaseUrl);
  await openMasterKeys(join(home, 'master.key'));
  const log = openSync(join(home, 'processes.log'), 'a');
  const ends: (() => unknown)[] = [() => closeSync(log)];
  const began = performance.now();
  try {
    const db = openDatabase(databaseUrl, 4);
    ends.push(() => db.destroy());
    const outside = await openOutside(seed, (2 * times + 2) * (portion.forms + portion.letters));
    ends.push(outside.close);
    const redis = fault.queue === 'redis' ? await startRedis() : undefined;
    ends.push(() => redis?.stop());
    const queue = await openQueue({ queueUrl: redis?.url, databaseUrl, log: openLog('trial', 'silent') });
    ends.push(queue.close);
    const disk = fault.smallDisk === true ? mountSmallDisk(join(home, 'evidence'), diskMegabytes) : undefined;
    ends.push(() => disk?.end());
    await listeningWave(db, new Date('2026-01-01T00:00:00Z'));
    const settings = settingsFor(home, databaseUrl, redis?.url, outside);
    const processes = startProcesses(fault, settings, log);
    ends.push(processes.stop);
    const field: Field = {
      db,
      queue,
      redis,
      dovecot: outside.dovecot,
      restartPostgres: order.restartPostgres ?? (async () => undefined),
      pids: processes.pids,
      feed: () => feed(db, outside, portion),
      disk: disk ?? { fill: () => undefined, free: () => undefined },
      chance: dice(seed, fault.name),
    };
    for (let nth = 0; nth < times; nth += 1) {
      await field.feed();
      await untilBusy(db);
      await sleep(field.chance.between(0, order.longestPauseMs));
      await fault.strike(field, nth);
    }
    await field.feed();
    await untilDoneOrStuck(() => openWork(db, outside));
    const judgement = await judgeField(db, outside);
    if (judgement.faults.length === 0) ends.unshift(() => rmSync(home, { recursive: true, force: true }));
    else process.stderr.write(`${fault.name}: the processes' log is in ${home}\n`);
    const seconds = Math.round((performance.now() - began) / 1_000);
    return { fault: fault.name, made: times, seconds, restarted: processes.restarted(), ...judgement };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function feed(db: Database, outside: Outside, { forms, letters, mails }: Portion): Promise<void> {
  for (let nth = 0; nth < forms; nth += 1) await planFormInquiry(db, outside.nextDomain());
  for (let nth = 0; nth < letters; nth += 1) {
    const domain = outside.nextDomain();
    outside.know(await planMailInquiry(db, domain), domain);
  }
  await outside.deliver(mails);
}

async function untilDoneOrStuck(open: () => Promise<number>): Promise<void> {
  let left = await open();
  for (let movedAt = performance.now(); left > 0 && performance.now() - movedAt < patienceMs; ) {
    await sleep(500);
    const now = await open();
    if (now < left) movedAt = performance.now();
    left = now;
  }
}

/** Until a worker holds an attempt. */
async function untilBusy(db: Database): Promise<void> {
  const end = performance.now() + waitForWorkMs;
  const held = () =>
    db.selectFrom('attempts').select('id').where('lease_until', 'is not', null).limit(1).executeTakeFirst();
  while (performance.now() < end && (await held()) === undefined) await sleep(50);
}

function settingsFor(
  home: string,
  databaseUrl: string,
  queueUrl: string | undefined,
  { egressMap, smtpPort, dovecot }: Outside,
): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    ...(queueUrl === undefined ? {} : { QUEUE_URL: queueUrl }),
    ZERKALO_HOME: home,
    TMPDIR: join(home, 'tmp'),
    EGRESS_MAP: egressMap,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    IMAP_URL: `imap://anna@127.0.0.1:${dovecot.imapPort}`,
    IMAP_PASSWORD_FILE: join(home, 'password'),
    POLL_SECONDS: '0.5',
    WORKER_CONCURRENCY: '3',
  };
}
