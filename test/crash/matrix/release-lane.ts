import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { advanceFieldClock, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { type Database, openDatabase } from '../../../services/platform/database/connect.ts';
import { silentWave } from '../../integration/releases/frozen-wave.ts';
import { rewriteProtocol } from '../../support/registered-protocol.ts';
import type { CommandLane } from './call-lane.ts';
import type { QueueKind } from './cells.ts';
import { type CommandLine, openCommandLine } from './command.ts';
import type { Dealer, Dealt } from './dealer.ts';
import { type ReleaseVerdict, releaseFaults, waveFaults } from './judge/judge-release.ts';

const dayMs = 86_400_000;
const previewDays = 15;
/** A release takes longer than all else: once its cells have their least, the rest of the time is for the others. */
const restMs = 30_000;

export type ReleaseOrder = { queue: QueueKind; queueUrl: string | undefined; databaseUrl: string; home: string };

/**
 * Waves that are over, one after another: the field is closed, the release built, shown and published, by commands that die on the
 * way and are given again until one says that all is done. After each death what is there must be whole or not there.
 */
export async function releaseLane(order: ReleaseOrder, dealer: Dealer): Promise<CommandLane> {
  const { queue, queueUrl, databaseUrl } = order;
  const home = join(order.home, 'releases');
  mkdirSync(home, { mode: 0o755 });
  const db = openDatabase(databaseUrl, 2);
  const queueSetting = queueUrl === undefined ? {} : { QUEUE_URL: queueUrl };
  const line = await openCommandLine(databaseUrl, { ...queueSetting, ZERKALO_HOME: home });
  const faults: string[] = [];
  let stopped = false;
  const turns = (async () => {
    const kinds = ['field', 'freeze', 'event'];
    const wanted = dealer.wants(queue, ['command'], kinds);
    for (let nth = 1; wanted && !stopped && !dealer.ended(); nth += 1) {
      faults.push(...(await oneRelease({ db, line, dealer, queue, slug: `wave-${nth}` })));
      const lacking = dealer.short().some((name) => kinds.some((kind) => name.endsWith(`/${kind}/${queue}`)));
      for (let rested = 0; rested < restMs && !lacking && !dealer.ended(); rested += 500) await sleep(500);
    }
  })();
  return {
    faults,
    stop: async () => {
      stopped = true;
      await turns;
      await line.close();
      await db.destroy();
    },
  };
}

type Scene = { db: Database; line: CommandLine; dealer: Dealer; queue: QueueKind; slug: string };

async function oneRelease(scene: Scene): Promise<string[]> {
  const { db, line, slug } = scene;
  const { waveId } = await silentWave(db, slug, false);
  await rewriteProtocol(
    db,
    sql`update campaigns set protocol = jsonb_set(protocol, '{id}', to_jsonb(slug)) where slug = ${slug}`,
  );
  const as = ['--as', `${slug}@example.org`];
  const release = `${slug}-w1`;
  const faults = [
    ...(await until(scene, 'field', ['campaign', 'close', slug, ...as], () => waveFaults(db, waveId))),
    ...(await until(scene, 'freeze', ['release', 'build', slug, ...as], () => releaseFaults(db, release))),
  ];
  const frozen = await bytesOf(db, release);
  const shown = await line.run(['release', 'preview', release, ...as]);
  if (shown.code !== 0) faults.push(`${release}: not shown: ${shown.words}`);
  const { now } = await fieldTime(db);
  await advanceFieldClock(db, new Date(now.getTime() + previewDays * dayMs));
  faults.push(
    ...(await until(scene, 'event', ['release', 'publish', release, ...as], () => releaseFaults(db, release))),
  );
  const again = await line.run(['reproduce', release]);
  if (again.code !== 0) faults.push(`${release}: it is not reproduced to the byte: ${again.words}`);
  if ((await bytesOf(db, release)) !== frozen)
    faults.push(`${release}: its bytes changed between freeze and publication`);
  return faults.map((fault) => `${scene.queue} ${fault}`);
}

/** Gives the command again until it is through; it may die twice. What is done already is not done again. */
async function until(
  scene: Scene,
  kind: string,
  words: string[],
  judge: () => Promise<ReleaseVerdict>,
): Promise<string[]> {
  const faults: string[] = [];
  for (let deaths = 0; ; ) {
    const dealt: Dealt | null = deaths < 2 ? scene.dealer.next(scene.queue, 'command', kind) : null;
    const { code, words: said } = await scene.line.run(words, dealt?.marks);
    const found = await judge();
    faults.push(...found.faults.map((fault) => `${scene.slug} after ${dealt?.name ?? 'the end'}: ${fault}`));
    if (code === null && dealt !== null) {
      scene.dealer.died(dealt);
      deaths += 1;
      if (found.done.includes(kind)) return faults;
    } else {
      if (code !== 0) faults.push(`${scene.slug}: ${words.join(' ')} ended with ${code}: ${said.slice(0, 500)}`);
      else if (!found.done.includes(kind)) faults.push(`${scene.slug}: ${words.join(' ')} did nothing`);
      return faults;
    }
  }
}

/** Everything of a release that is cited: the document and the files of its package. */
async function bytesOf(db: Database, slug: string): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select document || coalesce((select string_agg(f.path || f.sha256, ',' order by f.path) from release_files f
      where f.release_id = r.id), '') as text from releases r where slug = ${slug} order by version`.execute(db);
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
