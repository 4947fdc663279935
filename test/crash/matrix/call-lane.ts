import { setTimeout as sleep } from 'node:timers/promises';
import { fieldTime } from '../../../services/platform/clock/field-clock.ts';
import { dice } from '../../city/seed.ts';
import { openCommandLine } from './command.ts';
import { reachable } from './correspondents.ts';
import type { Dealer } from './dealer.ts';
import type { Ground } from './ground.ts';

export type CommandLane = {
  readonly faults: readonly string[];
  /** Ends after what it does now, and does the last thing without a kill. */
  stop: () => Promise<void>;
};

const restMs = 8_000;

/** Studios call, and a person imports the exchange's file again and again, dying in the midst of it. */
export async function callLane(ground: Ground, dealer: Dealer, seed: string): Promise<CommandLane> {
  const { queue, databaseUrl, settings, post, db } = ground;
  const line = await openCommandLine(databaseUrl, settings);
  const chance = dice(seed, `${queue}/calls`);
  const faults: string[] = [];
  const words = ['calls', 'import', post.cdr, '--source', 'pbx', '--zone', 'Europe/Moscow'];
  let stopped = false;
  const turns = (async () => {
    while (!stopped) {
      const callers = chance.shuffled(reachable(ground, (await fieldTime(db)).now)).slice(0, 2);
      const dealt = callers.length === 0 ? null : dealer.next(queue, 'command', 'call');
      if (dealt !== null) {
        for (const caller of callers) await post.call(caller);
        const { code } = await line.run(words, dealt.marks);
        if (code === null) dealer.died(dealt);
      }
      for (let rested = 0; rested < restMs && !stopped; rested += 200) await sleep(200);
    }
  })();
  return {
    faults,
    stop: async () => {
      stopped = true;
      await turns;
      const last = post.calls.size === 0 ? { code: 0, words: '' } : await line.run(words);
      if (last.code !== 0) faults.push(`calls: the last import ended with ${last.code}: ${last.words}`);
      await line.close();
    },
  };
}
