import { setTimeout as sleep } from 'node:timers/promises';
import { startDovecot } from '../../support/dovecot.ts';
import { startRedis } from '../../support/redis.ts';
import { queues } from './cells.ts';
import { openDealer } from './dealer.ts';
import { type Installation, openInstallation } from './installation.ts';

export type MatrixOrder = {
  readonly seed: string;
  /** Machine minutes of killing at most. */
  readonly minutes: number;
  /** Kills at most. */
  readonly kills: number;
  /** Least kills of each cell: once all have it the rest is dealt by chance. */
  readonly least: number;
  /** Only these cells: `point/kind/queue`; a part that is empty or left out is any. */
  readonly only: string;
  /** Workers of each installation. */
  readonly lanes: number;
  readonly fieldMinutesPerSecond: number;
  readonly quietSeconds: number;
  /** A migrated database that nobody uses. */
  readonly newDatabase: () => Promise<string>;
  readonly stop?: AbortSignal;
  readonly told?: (kills: number) => void;
};

export type Totals = {
  kills: number;
  inquiries: number;
  contacts: number;
  delivered: number;
  uncertain: number;
  uncertainArrived: number;
  takenOver: number;
  mails: number;
  calls: number;
  duplicates: number;
  lostReplies: number;
  stuck: number;
};
export type MatrixFigures = {
  seed: string;
  seconds: number;
  totals: Totals;
  /** Kills by cell. */
  cells: Record<string, number>;
  /** Cells with fewer kills than the least. */
  short: string[];
  faults: string[];
};

/** Two installations, one for each kind of queue, are killed at every point that exists, and held against the city's own ledgers. */
export async function matrixTrial(order: MatrixOrder): Promise<MatrixFigures> {
  const { seed, minutes, kills, least, only, newDatabase, told } = order;
  const began = Date.now();
  const dealer = openDealer({ seed, kills, least, only, told });
  const [redis, dovecot] = await Promise.all([
    startRedis(),
    startDovecot({ users: queues.map((name) => ({ name, password: 'secret' })) }),
  ]);
  const open: Installation[] = [];
  try {
    for (const queue of queues.filter((one) => dealer.wants(one))) {
      const own = { queue, queueUrl: queue === 'redis' ? redis.url : undefined, seed: `${seed}/${queue}`, most: kills };
      const databases = { databaseUrl: await newDatabase(), releaseUrl: await newDatabase() };
      open.push(await openInstallation({ ...order, ...own, ...databases, dealer, imapPort: dovecot.imapPort }));
    }
    const end = began + minutes * 60_000;
    while (!dealer.ended() && Date.now() < end && order.stop?.aborted !== true) await sleep(250);
    dealer.end();
    const judged = await Promise.all(open.map((one) => one.finish()));
    const sum = (pick: (one: (typeof judged)[number]) => number): number =>
      judged.reduce((all, one) => all + pick(one), 0);
    return {
      seed,
      seconds: Math.round((Date.now() - began) / 1_000),
      totals: {
        kills: dealer.kills(),
        inquiries: sum(({ contacts }) => contacts.inquiries),
        contacts: sum(({ contacts }) => contacts.contacts),
        delivered: sum(({ contacts }) => contacts.delivered),
        uncertain: sum(({ contacts }) => contacts.uncertain),
        uncertainArrived: sum(({ contacts }) => contacts.uncertainArrived),
        takenOver: sum(({ contacts }) => contacts.takenOver),
        mails: sum(({ replies }) => replies.mails),
        calls: sum(({ replies }) => replies.calls),
        duplicates: sum(({ contacts }) => contacts.duplicates),
        lostReplies: sum(({ replies }) => replies.lost),
        stuck: sum(({ contacts }) => contacts.stuck),
      },
      cells: Object.fromEntries(dealer.table()),
      short: dealer.short(),
      faults: judged.flatMap(({ faults }) => faults),
    };
  } finally {
    await Promise.all(open.map((one) => one.close()));
    await Promise.all([redis.stop(), dovecot.stop()]);
  }
}
