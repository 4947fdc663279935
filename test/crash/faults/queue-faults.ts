import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Wake } from '../../../services/platform/queue/topics.ts';
import { forget } from '../../contract/queue/lose-queue.ts';
import type { Fault, Field } from './fault.ts';

const minuteMs = 60_000;

export const queueFaults: readonly Fault[] = [
  {
    name: 'redis-flushed',
    queue: 'redis',
    times: 6,
    strike: async ({ redis }) => {
      await forget.redis(redis?.url ?? '');
      await sleep(500);
    },
  },
  {
    name: 'redis-frozen',
    queue: 'redis',
    times: 1,
    strike: async ({ redis, feed }) => {
      await Promise.all([redis?.freeze(minuteMs), sleep(minuteMs / 2).then(feed)]);
    },
  },
  {
    name: 'redis-gone',
    queue: 'redis',
    times: 1,
    strike: async ({ redis, feed }) => {
      await Promise.all([redis?.restart(minuteMs), sleep(minuteMs / 2).then(feed)]);
    },
  },
  {
    name: 'jobs-doubled',
    queue: 'redis',
    times: 6,
    extra: ['worker', 'reader'],
    strike: doubleJobs,
  },
  {
    name: 'two-relays',
    queue: 'postgres',
    times: 3,
    extra: ['relay'],
    strike: async ({ pids }) => {
      // One of them falls asleep in the midst of a round and wakes up behind the other.
      const [one] = pids('relay');
      if (one === undefined) return;
      process.kill(one, 'SIGSTOP');
      await sleep(3_000);
      process.kill(one, 'SIGCONT');
    },
  },
];

/** Every attempt and message there is, done or not, ten times in any order, each under ids that no job ever had. */
async function doubleJobs({ db, queue, chance }: Field): Promise<void> {
  const attempts = await db.selectFrom('attempts').select('id').execute();
  const messages = await db.selectFrom('messages').select('id').execute();
  const tenTimes = <T>(all: readonly T[]): T[] => chance.shuffled(Array.from({ length: 10 }, () => all).flat());
  const runs: Wake<'attempt.run'>[] = tenTimes(attempts).map(({ id }) => ({
    id: randomUUID(),
    data: { attemptId: id },
  }));
  const reads: Wake<'message.read'>[] = tenTimes(messages).map(({ id }) => ({
    id: randomUUID(),
    data: { messageId: id },
  }));
  await queue.wakeMany('attempt.run', runs);
  await queue.wakeMany('message.read', reads);
  await sleep(1_000);
}
