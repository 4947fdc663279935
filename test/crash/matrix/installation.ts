import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { advanceFieldClock, fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { openMasterKeys } from '../../../services/platform/vault/master-keys.ts';
import { dice } from '../../city/seed.ts';
import { callLane } from './call-lane.ts';
import type { QueueKind } from './cells.ts';
import { reachable } from './correspondents.ts';
import type { Dealer } from './dealer.ts';
import { fieldLanes } from './field-lanes.ts';
import { type GroundOrder, openGround } from './ground.ts';
import { type ContactVerdict, judgeContacts } from './judge/judge-contacts.ts';
import { judgeReplies, type ReplyVerdict, unreadable } from './judge/judge-replies.ts';
import { untilDoneOrStuck } from './judge/open-work.ts';
import { victimLane } from './lane.ts';
import { releaseLane } from './release-lane.ts';

export type Installation = {
  readonly queue: QueueKind;
  /** Lets everything run without kills for an hour of field time, stops it and judges. */
  finish: () => Promise<Judged>;
  close: () => Promise<void>;
};
export type Judged = { contacts: ContactVerdict; replies: ReplyVerdict; faults: string[] };

export type InstallationOrder = GroundOrder & {
  dealer: Dealer;
  /** Workers side by side. */
  lanes: number;
  /** A second database, for waves that are over. */
  releaseUrl: string;
  /** How fast field time goes while there are kills. */
  fieldMinutesPerSecond: number;
  /** Machine seconds that the quiet hour of field time takes. */
  quietSeconds: number;
};

const minuteMs = 60_000;
const evidenceEvery = 20;

/** One whole installation under fire: what is killed, what feeds it, and the clock of its field. */
export async function openInstallation(order: InstallationOrder): Promise<Installation> {
  const { dealer, lanes, seed, releaseUrl, queue, queueUrl } = order;
  const ground = await openGround(order);
  const chance = dice(seed, `${queue}/feed`);
  const feed = async (): Promise<void> => {
    const { now } = await fieldTime(ground.db);
    for (const contact of chance.shuffled(reachable(ground, now)).slice(0, chance.between(1, 3)))
      await ground.post.write(contact);
  };
  let perSecond = order.fieldMinutesPerSecond;
  let running = true;
  const clock = (async () => {
    while (running) {
      await sleep(1_000);
      const { now } = await fieldTime(ground.db);
      await advanceFieldClock(ground.db, new Date(now.getTime() + perSecond * minuteMs));
    }
  })();
  const killed = { ground, dealer };
  const field = await fieldLanes(ground, dealer, lanes, seed);
  const inbox = await Promise.all([
    victimLane({ ...killed, victim: 'relay', restMs: 2_500, feed: async () => undefined }),
    victimLane({ ...killed, victim: 'poller', restMs: 600, feed }),
    victimLane({ ...killed, victim: 'reader', restMs: 1_500, feed }),
  ]);
  const calls = await callLane(ground, dealer, seed);
  const releases = await releaseLane({ queue, queueUrl, databaseUrl: releaseUrl, home: ground.home }, dealer);
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    running = false;
    await clock;
    await Promise.all([field.stop(), ...inbox.map((lane) => lane.stop()), calls.stop(), releases.stop()]);
  };
  return {
    queue,
    finish: async () => {
      for (const lane of [field, ...inbox]) lane.spare();
      perSecond = 60 / order.quietSeconds;
      await sleep(order.quietSeconds * 1_000);
      // The hour is not over before the machine had the time to do its work.
      perSecond = 0;
      await untilDoneOrStuck(ground.db, ground.post);
      running = false;
      await clock;
      const contacts = await judgeContacts(ground.db, { ...ground, copies: ground.exchanger.copies });
      await stop();
      const replies = await judgeReplies(ground.db, ground.post);
      const masterKeys = await openMasterKeys(join(ground.home, 'master.key'));
      const evidence = { db: ground.db, masterKeys, directory: join(ground.home, 'evidence') };
      const faults = [
        ...contacts.faults,
        ...replies.faults,
        ...(await unreadable(evidence, evidenceEvery)),
        ...calls.faults,
        ...releases.faults,
      ];
      return { contacts, replies, faults: faults.map((fault) => `${queue}: ${fault}`) };
    },
    close: async () => {
      await stop();
      await ground.close();
    },
  };
}
