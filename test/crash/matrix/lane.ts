import { setTimeout as sleep } from 'node:timers/promises';
import { type ProcessName, supervise } from '../../../scripts/cli/supervisor.ts';
import { openWire } from '../wire/wire.ts';
import type { Dealer } from './dealer.ts';
import type { Ground } from './ground.ts';

/** Processes that are killed again and again, and go on without kills once they are spared. */
export type Lane = { spare: () => void; stop: () => Promise<void> };

export type LaneOrder = {
  readonly ground: Ground;
  readonly dealer: Dealer;
  readonly victim: Extract<ProcessName, 'relay' | 'poller' | 'reader'>;
  /** Rest between two kills, machine milliseconds: others need this process, too. */
  readonly restMs: number;
  /** Gives the process something to do, so that it comes by the point. */
  readonly feed: () => Promise<void>;
};

/** After so many milliseconds without coming by a point another one is dealt. */
const patienceMs = 8_000;

/** Kills one supervised process at the points of its cells. */
export async function victimLane({ ground, dealer, victim, restMs, feed }: LaneOrder): Promise<Lane> {
  const { queue, databaseUrl, settings, log } = ground;
  const wire = await openWire(databaseUrl);
  const supervised = supervise([victim], { ...settings, DATABASE_URL: wire.url }, log);
  let stopped = false;
  const once = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const dealt = dealer.next(queue, victim);
      if (dealt === null) return resolve();
      const late = setTimeout(() => {
        wire.clear();
        resolve();
      }, patienceMs);
      const kill = (): void => {
        clearTimeout(late);
        const pid = supervised.pids().get(victim);
        if (pid !== undefined && process.kill(pid, 'SIGKILL')) dealer.died(dealt);
        resolve();
      };
      wire.set({ marks: dealt.marks, kill });
      feed().catch(reject);
    });
  const turns = (async () => {
    while (!stopped && !dealer.ended()) {
      await sleep(restMs);
      if (!stopped) await once();
    }
  })();
  return {
    spare: wire.clear,
    stop: async () => {
      stopped = true;
      wire.clear();
      await turns;
      await supervised.stop();
      await wire.close();
    },
  };
}
